import type { Failure } from '../engine/engine';

/** Something that went wrong, to be listed: it tells no picture, no name of a file and no address. */
export interface Fault {
  /** A failure of the engine; a part of the page that could not be shown; anything else that nobody caught. */
  kind: Failure['kind'] | 'view' | 'uncaught';
  message: string;
  /** Milliseconds since 1970. */
  time: number;
}

/** So many are kept, newest first. */
const KEPT = 20;

export function withFault(
  faults: readonly Fault[],
  { kind, message }: Omit<Fault, 'time'>,
): readonly Fault[] {
  return [{ kind, message: message.slice(0, 500), time: Date.now() }, ...faults].slice(0, KEPT);
}

export function faultOf(failure: Failure): Omit<Fault, 'time'> {
  return { kind: failure.kind, message: messageOf(failure) };
}

function messageOf(failure: Failure): string {
  switch (failure.kind) {
    case 'fetch':
      return `${typeOf(failure.url)}: ${failure.status === null ? 'no connection' : `status ${failure.status}`}`;
    case 'checksum':
      return `${typeOf(failure.url)}: SHA-256 ${failure.found} instead of ${failure.expected}`;
    case 'model':
      return `${failure.reason}: ${failure.message}`;
    case 'picture':
      return failure.reason;
    case 'runtime':
    case 'crashed':
    case 'memory':
      return failure.message;
    case 'hung':
      return `${failure.call}: silent for ${failure.seconds} s`;
    case 'not-loaded':
    case 'cancelled':
      return '';
    case 'device':
      return `${failure.reason} ${failure.message}`.trim();
  }
}

/** What kind of file an address is of: its ending, and no more. */
function typeOf(url: string): string {
  return /\.\w{1,8}$/.exec(url.replace(/[?#].*/, ''))?.[0] ?? 'file';
}
