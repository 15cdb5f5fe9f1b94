import { useState } from 'react';
import type { AppStore } from '../store/store';
import type { PictureInputProblem } from '../views/PictureSource';
import type { Position } from '../views/ValueGrid';
import type { ClassNames } from '../words/classes';
import type { Sample } from '../words/samples';
import { Inspector } from './Inspector';
import { LayersPanel } from './LayersPanel';
import { MapsPanel } from './MapsPanel';
import { PicturePanel } from './PicturePanel';
import './Explore.css';

interface Props {
  store: AppStore;
  classes: ClassNames;
  samples: readonly Sample[];
  onProblem: (problem: PictureInputProblem | null) => void;
}

/** Network, layer, channel and value of one model, together; the picture stays in sight. */
export function Explore({ store, classes, samples, onProblem }: Props) {
  const [hovered, setHovered] = useState<Position | null>(null);
  return (
    <div className="explore">
      <PicturePanel
        store={store}
        classes={classes}
        samples={samples}
        onProblem={onProblem}
        hovered={hovered}
      />
      <MapsPanel store={store} />
      <Inspector store={store} onHover={setHovered} />
      <LayersPanel store={store} />
    </div>
  );
}
