import { execFile } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { isMain, projectRoot, run } from './process.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const folders = ['/usr/bin', '/usr/local/bin', '/snap/bin', '/opt/google/chrome'];
const macApps = ['Google Chrome', 'Chromium'].map((app) => `/Applications/${app}.app/Contents/MacOS/${app}`);
const minutes = (count) => count * 60_000;

/** What the command prints, or null when it is missing, fails or takes too long. */
async function output(command, args) {
  try {
    return (await promisify(execFile)(command, args, { timeout: 20_000 })).stdout;
  } catch {
    return null;
  }
}

/** The first of the paths that starts and calls itself Chromium or Chrome. */
async function firstThatWorks(paths) {
  for (const path of paths)
    if (/Chrom/.test((await output(path, ['--version', '--no-sandbox'])) ?? '')) return path;
  return null;
}

function onSystem() {
  const searched = new Set([...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...folders]);
  return firstThatWorks([
    ...[...searched].flatMap((folder) => names.map((name) => join(folder, name))),
    ...macApps,
  ]);
}

async function ofPlaywright() {
  const { chromium } = await import('@playwright/test');
  return firstThatWorks([chromium.executablePath()]);
}

async function downloadOfPlaywright() {
  const cli = join(projectRoot, 'node_modules', 'playwright', 'cli.js');
  await run(process.execPath, [cli, 'install', 'chromium'], { timeout: minutes(4) });
  return ofPlaywright();
}

async function packageOfSystem() {
  const allowed = process.getuid?.() === 0 ? [] : ['sudo', '-n'];
  if ((await output('apt-get', ['--version'])) === null) return null;
  if (allowed.length > 0 && (await output('sudo', ['-n', 'true'])) === null) return null;
  const apt = (timeout, ...args) => {
    const [command, ...rest] = [...allowed, 'apt-get', ...args];
    return run(command, rest, { timeout, env: { DEBIAN_FRONTEND: 'noninteractive' } });
  };
  await apt(minutes(2), 'update', '-qq');
  await apt(minutes(5), 'install', '-y', '-qq', '--no-install-recommends', 'chromium');
  return onSystem();
}

const attempts = [
  { what: "the system's browser", attempt: onSystem },
  { what: "Playwright's browser", attempt: ofPlaywright },
  { what: "a download of Playwright's browser", attempt: downloadOfPlaywright },
  { what: "the system's package manager", attempt: packageOfSystem },
];

/**
 * Path of a Chromium that starts: the one named by SQUEEZELENS_CHROMIUM, else the first that can be had. Says on stderr what was
 * tried; every attempt ends within minutes.
 * @returns {Promise<string>} rejects when there is none
 */
export async function findChromium() {
  const named = process.env.SQUEEZELENS_CHROMIUM;
  const asked = named ? [{ what: 'SQUEEZELENS_CHROMIUM', attempt: () => firstThatWorks([named]) }] : [];
  for (const { what, attempt } of [...asked, ...attempts]) {
    const path = await attempt();
    if (path) {
      console.error(`Browser: ${path} (${what})`);
      return path;
    }
    console.error(`Browser: none from ${what}`);
  }
  throw new Error(
    'No Chromium found or installed. Install one, or name it: SQUEEZELENS_CHROMIUM=/path/to/chromium',
  );
}

if (isMain(import.meta.url))
  await findChromium().then(console.log, (error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
