import { memo, useMemo } from 'preact/compat';
import { versions } from '../catalog';
import type { Convention } from '../network/choices';
import { underConvention } from '../network/convention';
import { totals } from '../network/cost';
import type { AppStore } from '../store/store';
import { QuotedTotals } from '../views/QuotedTotals';
import { useWords } from '../views/useWords';
import { number } from '../words/format';
import { useStore } from './useStore';

/** The conventions under which totals are quoted, by the version they are quoted for. */
const QUOTED: readonly { id: string; version: (typeof versions)[number]; convention: Convention }[] = [
  { id: '1.0-224-floor', version: '1.0', convention: { size: 224, pools: 'floor', headPadding: 0 } },
  { id: '1.0-224', version: '1.0', convention: { size: 224, pools: 'ceil', headPadding: 0 } },
  { id: '1.0-227', version: '1.0', convention: { size: 227, pools: 'ceil', headPadding: 0 } },
  { id: '1.0-227-padded', version: '1.0', convention: { size: 227, pools: 'ceil', headPadding: 1 } },
  { id: '1.1-224', version: '1.1', convention: { size: 224, pools: 'ceil', headPadding: 0 } },
  { id: '1.1-227-floor', version: '1.1', convention: { size: 227, pools: 'floor', headPadding: 0 } },
  { id: '1.1-227', version: '1.1', convention: { size: 227, pools: 'ceil', headPadding: 0 } },
];

/** All totals in circulation, counted by this page from the two networks. */
export const CostTotals = memo(function CostTotals({ store }: { store: AppStore }) {
  const { cost: text, lang } = useWords();
  const models = useStore(store, (state) => state.models);
  const found = useMemo(
    () =>
      QUOTED.map((quoted) => {
        const network = models[quoted.version]?.network;
        return { ...quoted, macs: network ? totals(underConvention(network, quoted.convention)).macs : null };
      }),
    [models],
  );
  const at = (id: string) => found.find((each) => each.id === id)?.macs ?? Number.NaN;
  const times = (size: number) => number(lang, at(`1.0-${size}`) / at(`1.1-${size}`), 2);
  const { look } = store.getState();
  return (
    <QuotedTotals
      totals={found}
      explanation={text.whyRatio(times(224), times(227))}
      onUse={({ version, convention }) =>
        look({
          models: [version],
          cost: { ...store.getState().view.cost, convention, quantity: 'macs', unit: 'mac' },
        })
      }
    />
  );
});
