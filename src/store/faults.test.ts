import { expect, test } from 'vitest';
import { faultOf, withFault, type Fault } from './faults';

test('the newest twenty are kept, newest first', () => {
  let faults: readonly Fault[] = [];
  for (let i = 1; i <= 25; i++) faults = withFault(faults, { kind: 'view', message: String(i) });
  expect(faults.map(({ message }) => Number(message))).toEqual(Array.from({ length: 20 }, (_, i) => 25 - i));
});

test('no name of a file and no address is told', () => {
  const url = 'https://example.org/samples/my-secret.jpg?token=1';
  expect(faultOf({ kind: 'fetch', url, status: 404 })).toEqual({
    kind: 'fetch',
    message: '.jpg: status 404',
  });
  expect(faultOf({ kind: 'fetch', url: 'blob:my-secret', status: null }).message).toBe('file: no connection');
  expect(faultOf({ kind: 'picture', reason: 'svg', detail: 'my-secret' }).message).toBe('svg');
});
