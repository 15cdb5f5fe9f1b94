import { Lens } from '../views/Lens';
import { ReceptiveField } from '../views/ReceptiveField';
import { lensOf, useAim, type Aim } from './lens';

/** SVG over the input picture of `size` pixels a side: what the value aimed at can depend on. */
export function AimedLens({ aim, size }: { aim: Aim; size: number }) {
  const { field } = useAim(aim);
  return field && <Lens lens={lensOf(field)} size={size} />;
}

/** The same in numbers. */
export function AimedField({ aim }: { aim: Aim }) {
  const { at, field } = useAim(aim);
  return <ReceptiveField of={at && { layer: aim.layer, at }} field={field} />;
}
