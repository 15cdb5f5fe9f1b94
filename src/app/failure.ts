import type { Failure } from '../engine/engine';
import type { Death } from '../engine/revive';
import type { Words } from '../words/en';

/** A failure in the reader's words: what happened, and what to do. */
export function failureText(
  { failures, picture }: Words,
  failure: Failure,
): { message: string; advice: string } {
  switch (failure.kind) {
    case 'fetch':
      return failures.fetch(failure.url, failure.status);
    case 'checksum':
      return failures.checksum(failure.url);
    case 'model':
      return failures.model(failure.reason, failure.message, failure.offset);
    case 'picture': {
      const { message, advice } = picture.problems[failure.reason];
      return { message: failure.detail ? `${message} (${failure.detail})` : message, advice };
    }
    case 'runtime':
      return failures.runtime(failure.message);
    case 'not-loaded':
      return failures.runtime(`model ${failure.model} is not loaded`);
    case 'crashed':
      return failures.crashed;
    case 'hung':
      return failures.hung(failure.seconds);
    case 'memory':
      return failures.memory;
    case 'device':
      return { message: failures.device[failure.reason](failure.message), advice: failures.replaced.wasm };
    case 'cancelled':
      return failures.cancelled;
  }
}

/** A worker that died and was replaced, in the reader's words. */
export function deathText(
  { failures: { replaced, device } }: Words,
  { failure, instead }: Death,
): { message: string; advice: string } {
  const advice = instead === null ? replaced.again : `${replaced.again} ${replaced[instead]}`;
  if (failure.kind === 'device') return { message: device[failure.reason](failure.message), advice };
  if (failure.kind === 'hung') return { message: replaced.hung(failure.seconds), advice };
  const known = failure.kind === 'crashed' || failure.kind === 'memory';
  return { message: known ? replaced[failure.kind] : replaced.notStarted, advice };
}
