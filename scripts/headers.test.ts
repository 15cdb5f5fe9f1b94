import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { caching, csp, hashedFolder, isolation, security } from './headers.mjs';

test('public/_headers, for static hosts, says what our own server sends', async () => {
  const file = await readFile(new URL('../public/_headers', import.meta.url), 'utf8');
  const rules = Object.fromEntries(
    file
      .trim()
      .split('\n\n')
      .map((block) => {
        const [path = '', ...lines] = block.split('\n');
        return [
          path,
          Object.fromEntries(lines.map((line) => /^ {2}([\w-]+): (.*)$/.exec(line)?.slice(1) ?? [line, ''])),
        ];
      }),
  );
  expect(rules).toEqual({
    '/*': { ...security, ...isolation },
    [`${hashedFolder}*`]: { 'Cache-Control': caching.hashed },
  });
});

test('the policy names our own origin and that of published weights, and allows neither inline code nor eval', () => {
  const directives = csp.split('; ').map((directive) => directive.split(' '));
  const sources = directives.flatMap(([, ...rest]) => rest);
  expect(directives[0]).toEqual(['default-src', "'none'"]);
  expect(new Set(sources)).toEqual(
    new Set([
      "'none'",
      "'self'",
      "'wasm-unsafe-eval'",
      'blob:',
      'data:',
      'https://raw.githubusercontent.com',
      "'script'",
      'default',
    ]),
  );
  expect(directives.filter((directive) => directive.includes('data:')).map(([name]) => name)).toEqual([
    'img-src',
  ]);
  expect(directives.find((directive) => directive.includes('https://raw.githubusercontent.com'))?.[0]).toBe(
    'connect-src',
  );
});

test('of what the browser can give, only the camera may be asked for, and only by this page', () => {
  const rules = security['Permissions-Policy'].split(', ').map((rule) => rule.split('='));
  expect(rules.filter(([, allowed]) => allowed !== '()')).toEqual([['camera', '(self)']]);
  for (const name of ['microphone', 'geolocation', 'payment', 'usb'])
    expect(rules).toContainEqual([name, '()']);
});
