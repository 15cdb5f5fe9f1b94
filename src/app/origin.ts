import type { Origin } from '../store/runs';
import type { PictureOrigin } from '../views/PictureSource';

/** Where a picture came from, with its name where it has one. */
export function originOf(file: Blob, how: PictureOrigin): Origin {
  switch (how) {
    case 'file':
    case 'drop':
      return { kind: 'file', name: file instanceof File ? file.name : '' };
    case 'paste':
      return { kind: 'clipboard' };
    case 'camera':
      return { kind: 'camera' };
  }
}
