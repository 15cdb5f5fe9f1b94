import { useEffect, useState } from 'preact/compat';
import * as v from 'valibot';
import { version } from '../../package.json';
import { useDeviceWords } from './deviceWords';
import { fetchJson } from './recorded';
import './About.css';

/** `licences.json`, which the build writes: the packages whose code is in the page. */
const schema = v.array(
  v.object({ name: v.string(), version: v.string(), licence: v.string(), text: v.string() }),
);
type Licences = v.InferOutput<typeof schema> | 'missing' | null;

/** What this page is, whose work is in it, and on what terms. */
export function About() {
  const device = useDeviceWords();
  const [licences, setLicences] = useState<Licences>(null);
  useEffect(() => {
    void fetchJson('licences.json').then(
      (json) => setLicences(v.parse(schema, json)),
      () => setLicences('missing'),
    );
  }, []);
  return (
    <div className="about">
      <p>{device.aboutSays}</p>
      <p>{device.version(version)}</p>
      <h3>{device.weights}</h3>
      <p>{device.weightsSay}</p>
      <h3>{device.licences}</h3>
      {licences === 'missing' ? (
        <p>{device.licencesMissing}</p>
      ) : (
        licences?.map(({ name, version, licence, text }) => (
          <details key={name}>
            <summary>{`${name} ${version}, ${licence}`}</summary>
            <p className="about-text">{text}</p>
          </details>
        ))
      )}
    </div>
  );
}
