import { useMemo } from 'preact/compat';
import { stagePairs } from '../network/align';
import { memorySteps, peakStep } from '../network/memory';
import { amountsOf, together } from '../network/quantities';
import type { Network } from '../network/types';
import { RUNS } from '../store/measuring';
import type { AppStore } from '../store/store';
import { spreadOf } from '../tensor/spread';
import { Chart, shownCell } from '../views/Chart';
import { Dumbbells } from '../views/Dumbbells';
import { StatusLine } from '../views/StatusLine';
import { Table, TableScroll } from '../views/Table';
import { useWords } from '../views/useWords';
import { metric, number, percent } from '../words/format';
import { useCompareWords } from './compareWords';
import { failureText } from './failure';
import type { Column } from './useColumns';
import { useStore } from './useStore';

interface Props {
  store: AppStore;
  columns: readonly Column[];
}

/** How many stages are named as the source of the saving. */
const NAMED = 3;

/** What the models cost, where the saving comes from, and, on request, what that is in time on this device. */
export function CompareCost({ store, columns }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const { lang } = words;
  const networks = useMemo(() => columns.flatMap(({ shown }) => shown?.network ?? []), [columns]);
  const names = columns.filter(({ shown }) => shown).map(({ name }) => name);
  const [a = '', b = ''] = names;
  const pairs = useMemo(() => stagePairs(networks), [networks]);
  const [first, second] = networks;
  if (!first || !second) return null;
  const totals = networks.map((network) => ({
    ...together([...amountsOf(network).values()]),
    peak: peakStep(memorySteps(network))?.bytes ?? null,
  }));
  const rows = (['parameters', 'macs', 'weights', 'activations', 'peak'] as const).map((quantity) => {
    const values = totals.map((total) => total[quantity]);
    const [one = null, other = null] = values;
    return [
      text[quantity],
      ...values.map((value) => shownCell(value, words)),
      shownCell(one === null || !other ? null : number(lang, one / other, 3), words),
    ] as const;
  });
  const macs = pairs.map(({ name, amounts }) => ({
    key: name,
    name,
    values: amounts.map((each) => (each ? each.macs : null)),
    saved: (amounts[0]?.macs ?? 0) - (amounts[1]?.macs ?? 0),
  }));
  const saved = macs.reduce((sum, row) => sum + row.saved, 0);
  const most = [...macs].sort((x, y) => y.saved - x.saved).slice(0, NAMED);
  return (
    <section className="compare-cost" aria-label={text.cost}>
      <h2>{text.cost}</h2>
      <TableScroll name={text.costTable}>
        <Table caption={text.costTable} columns={[text.quantity, ...names, text.ratio(a, b)]} rows={rows} />
      </TableScroll>
      <Dumbbells
        title={text.stages}
        note={text.stagesNote}
        models={names}
        rows={macs}
        max={Math.max(...macs.flatMap(({ values }) => values.map((value) => value ?? 0)))}
        format={(value) => (value === null ? text.absent : metric(lang, value))}
        table={() => ({
          columns: [text.stage, ...names, text.difference, text.shareOfSaving],
          rows: macs.map((row) => [
            row.name,
            ...row.values,
            row.saved,
            saved > 0 ? percent(lang, row.saved / saved) : null,
          ]),
        })}
        selected={null}
        onSelect={(name) => {
          const layer = networks
            .flatMap(({ stages }) => stages)
            .find((stage) => stage.name === name)
            ?.layers.at(-1);
          if (layer) store.getState().look({ layer, channel: null, at: null });
        }}
      />
      <p className="compare-muted">
        {saved > 0 &&
          text.saving(
            most.map((row) => text.savedIn(row.name, percent(lang, row.saved / saved))),
            metric(lang, saved),
          )}{' '}
        {text.first(firstLayer(first), firstLayer(second))}{' '}
        {networks.map((network, place) => text.poolsAt(names[place] ?? '', poolsOf(network))).join(' ')}
      </p>
      <TimeTogether store={store} columns={columns} />
    </section>
  );

  function firstLayer({ layers }: Network): string {
    const conv = layers.find(({ op }) => op.kind === 'conv');
    if (conv?.op.kind !== 'conv') return '';
    const { kernel, strides } = conv.op.window;
    return text.window(kernel.join(' × '), conv.shape?.[0] ?? 0, strides[0]);
  }
}

function poolsOf({ layers }: Network): string {
  return layers.flatMap(({ op, key }) => (op.kind === 'maxpool' ? [key] : [])).join(', ');
}

/** Both models timed in turn, on request. */
function TimeTogether({ store, columns }: Props) {
  const words = useWords();
  const text = useCompareWords();
  const { lang } = words;
  const measuring = useStore(store, (state) => state.measuring);
  const inTurn = useStore(store, (state) => state.measurements.inTurn);
  const { measureInTurn, stopMeasuring } = store.getState();
  const ids = [...new Set(columns.map(({ id }) => id))].slice(0, 2);
  const ready = columns.every(({ state, run }) => state?.loading.status === 'ready' && run.last);
  const [a = '', b = ''] = ids;
  const rounds = inTurn?.models.join() === ids.join() ? inTurn.rounds : [];
  const ratio = spreadOf(rounds.map(([one = NaN, other = NaN]) => other / one));
  const digits = (value: number) => number(lang, value, 2);
  const failed = measuring.status === 'failed' ? failureText(words, measuring.failure) : null;
  if (ids.length < 2) return null;
  return (
    <div>
      <div className="compare-actions">
        <button
          type="button"
          className="button"
          disabled={!ready || measuring.status === 'running'}
          onClick={() => measureInTurn(ids)}
        >
          {text.measure}
        </button>
        {measuring.status === 'running' && (
          <StatusLine
            text={text.round(measuring.run + 1, measuring.runs)}
            progress={{ share: measuring.run / measuring.runs, onCancel: stopMeasuring }}
          />
        )}
        {!ready && <span className="compare-muted">{text.notReady}</span>}
        {failed && (
          <p role="alert">
            {failed.message} {failed.advice}
          </p>
        )}
      </div>
      {rounds.length === 0 ? (
        <p className="compare-muted">{text.measureNote}</p>
      ) : (
        <Chart
          title={text.time}
          note={text.measureNote}
          table={() => ({
            columns: [text.rounds, ...ids.map((id) => text.ms(id)), text.ratio(b, a)],
            rows: rounds.map(([one = NaN, other = NaN], round) => [
              String(round + 1),
              one,
              other,
              other / one,
            ]),
          })}
          readout={text.timeResult(
            b,
            a,
            digits(ratio.median),
            digits(ratio.low),
            digits(ratio.high),
            RUNS.inTurn,
          )}
        >
          {() => null}
        </Chart>
      )}
    </div>
  );
}
