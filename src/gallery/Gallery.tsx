import { gallery } from './list';
import type { Material } from './material';
import './gallery.css';

/** Every entry of the list, one below the other, or only the views whose name begins like `only`. */
export function Gallery({ material, only }: { material: Material; only: string }) {
  return (
    <main className="gallery">
      <h1>Gallery</h1>
      <p>Maps of most layers are made up: no network computed them.</p>
      {Object.entries(gallery(material)).map(
        ([name, view]) =>
          name.startsWith(only) && (
            <section key={name} className="gallery-entry" aria-label={name}>
              <h2>{name}</h2>
              {view}
            </section>
          ),
      )}
    </main>
  );
}
