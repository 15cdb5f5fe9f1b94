/** What stands behind the # of a link: perhaps a small compressed picture. It never reaches a server. */
export type Fragment =
  { kind: 'none' } | { kind: 'broken' } | { kind: 'picture'; type: string; bytes: Uint8Array<ArrayBuffer> };

const types: Readonly<Record<string, string>> = { webp: 'image/webp', jpeg: 'image/jpeg' };

/** The fragment of a picture in one of the types that a link can carry. Throws RangeError for another type. */
export function formatFragment(type: string, bytes: Uint8Array): string {
  const name = Object.keys(types).find((each) => types[each] === type);
  if (name === undefined) throw new RangeError(`a link cannot carry ${type}`);
  const text = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
  return `#picture=${name}.${text.replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}`;
}

/** Never throws: what is no picture of a known type is `broken`, and a fragment about something else is `none`. */
export function parseFragment(hash: string): Fragment {
  if (!hash.startsWith('#picture=')) return { kind: 'none' };
  const [, name = '', text = ''] = /^#picture=(\w+)\.([\w-]+)$/.exec(hash) ?? [];
  const type = types[name];
  if (!type || text.length % 4 === 1) return { kind: 'broken' };
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return { kind: 'picture', type, bytes: Uint8Array.from(binary, (character) => character.charCodeAt(0)) };
}
