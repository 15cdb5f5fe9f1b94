import { memo } from 'preact/compat';
import type { AppStore } from '../store/store';
import type { GivenFile } from '../views/droppedFiles';
import { PictureSource, type PictureInputProblem } from '../views/PictureSource';
import { SampleGallery } from '../views/SampleGallery';
import type { Sample } from '../words/samples';
import { originOf } from './origin';
import { THUMBS } from './samples';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  samples: readonly Sample[];
  onProblem: (problem: PictureInputProblem | null) => void;
  onMany?: ((files: Promise<readonly GivenFile[]>) => void) | undefined;
}

/** The ways to bring another picture. */
export const PictureChoice = memo(function PictureChoice({ store, samples, onProblem, onMany }: Props) {
  // While the camera runs no picture is the one on view.
  const wanted = useStore(store, ({ picture, live }) => (live.kind === 'running' ? null : picture));
  const { choosePicture, look, camera } = store.getState();
  return (
    <>
      <PictureSource
        onPicture={(file, origin) => {
          onProblem(null);
          look({ sample: null });
          choosePicture(file, originOf(file, origin));
        }}
        onProblem={onProblem}
        onMany={onMany}
      />
      <SampleGallery
        samples={samples}
        folder={THUMBS}
        chosen={wanted?.origin.kind === 'sample' ? wanted.origin.file : null}
        onSample={({ file }) => {
          onProblem(null);
          camera.stop();
          look({ sample: file });
        }}
      />
    </>
  );
});
