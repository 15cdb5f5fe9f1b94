import type { Failure } from '../engine/engine';
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
      return failures.model(failure.message, failure.offset);
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
    case 'cancelled':
      return failures.cancelled;
  }
}
