import { memo } from 'react';
import type { Network } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { PixelReach, type Reach } from '../views/PixelReach';
import type { ClassNames } from '../words/classes';
import { EvidencePanel } from './EvidencePanel';
import { ModelPanel } from './ModelPanel';
import { ScalePanel } from './ScalePanel';

const Models = memo(ModelPanel);

interface Props {
  store: AppStore;
  view: View;
  classes: ClassNames;
  network: Network | null;
  reach: Reach | null;
  onClear: (() => void) | null;
}

/** What is told of the picture further down; all of it comes at once, so that nothing moves twice. */
export function FurtherDetails({ store, view, classes, network, reach, onClear }: Props) {
  return (
    <>
      {network && <PixelReach {...{ network, reach, onClear }} layer={view.layer} />}
      <ScalePanel store={store} view={view} />
      <EvidencePanel store={store} view={view} classes={classes} />
      <Models store={store} />
    </>
  );
}
