import './node-version.mjs';
import { buildIfStale } from './build.mjs';
import { install } from './install.mjs';
import { serve } from './serve.mjs';
import { fetchOnce } from './weights.mjs';

const DEFAULT_PORT = 4173;

const asked = process.env.PORT || null;
if (asked !== null && !(/^\d+$/.test(asked) && Number(asked) <= 65535))
  fail(`PORT is "${asked}", not a port number.`);

await install();
await fetchOnce();
if ((await buildIfStale()) !== 0) fail('The page could not be built: see the lines above.');
const { url, close } = await open();
console.log(`Squeezelens: ${url}\nCtrl-C ends it.`);
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => void close().then(() => process.exit(0)));

/** The asked port or none; without one, the first free from the default on. */
async function open() {
  for (let port = Number(asked ?? DEFAULT_PORT); ; port++) {
    try {
      return await serve({ port });
    } catch (error) {
      if (asked !== null)
        fail(
          error.code === 'EADDRINUSE'
            ? `Port ${asked} is taken. Choose another: PORT=8080 npm start`
            : `Port ${asked} cannot be used: ${error.message}`,
        );
      if (error.code !== 'EADDRINUSE' || port >= DEFAULT_PORT + 50) throw error;
      console.log(`Port ${port} is taken, trying the next.`);
    }
  }
}

function fail(message) {
  console.error(message);
  process.exit(1);
}
