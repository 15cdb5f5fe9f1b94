import { spawn } from 'node:child_process';
import { realpathSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folder of the project. */
export const projectRoot = fileURLToPath(new URL('..', import.meta.url));

/**
 * Runs a command in the project's folder with its output in view. Resolves with the exit code; 1 when it could not start or was stopped.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string | undefined>, timeout?: number }} [options] `timeout` in milliseconds
 * @returns {Promise<number>}
 */
export function run(command, args, { env = {}, timeout } = {}) {
  return new Promise((done) => {
    const child = spawn(command, args, {
      cwd: projectRoot,
      env: { ...process.env, ...env },
      stdio: 'inherit',
      shell: process.platform === 'win32',
      timeout,
    });
    child.once('error', (error) => {
      console.error(error.message);
      done(1);
    });
    child.once('exit', (code) => done(code ?? 1));
  });
}

/** Path of a tool that the project installs. */
export const tool = (name) => join(projectRoot, 'node_modules', '.bin', name);

/** Whether this file was started by node itself and not imported. */
export const isMain = (url) =>
  Boolean(process.argv[1]) && realpathSync(process.argv[1]) === fileURLToPath(url);
