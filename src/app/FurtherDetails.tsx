import { memo } from 'preact/compat';
import type { Network } from '../network/types';
import type { AppStore } from '../store/store';
import type { View } from '../store/view';
import { PixelReach, type Reach } from '../views/PixelReach';
import { later } from '../views/later';
import { useWords } from '../views/useWords';
import type { ClassNames } from '../words/classes';
import { EvidencePanel } from './EvidencePanel';
import { Folded } from './Folded';
import { ModelPanel } from './ModelPanel';
import { ScalePanel } from './ScalePanel';

const Models = memo(ModelPanel);
const Terms = later(async () => (await import('./Terms')).Terms);

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
  const words = useWords();
  return (
    <>
      {network && <PixelReach {...{ network, reach, onClear }} layer={view.layer} />}
      <Folded title={words.maps.scaleAlong}>
        <ScalePanel store={store} view={view} />
      </Folded>
      <EvidencePanel store={store} view={view} classes={classes} />
      <Folded title={words.models.facts}>
        <Models store={store} />
        <Terms store={store} part={words.models.facts} of="models" />
      </Folded>
      <Terms store={store} part={words.picture.figure} of="picture" />
    </>
  );
}
