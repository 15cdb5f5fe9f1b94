import * as v from 'valibot';
import { defaultLayer, defaultModel, defaultSample } from '../catalog';
import { pairings, roundings, extraKinds, quantities } from '../network/choices';
import { fits } from '../tensor/pixels';
import {
  axes,
  compareScales,
  defaultCost,
  groupings,
  langs,
  measures,
  orders,
  pages,
  palettes,
  parts,
  scales,
  sorts,
  units,
  type Lang,
  type View,
} from './view';

/** The view that an empty address means, in the reader's language. */
export function defaultView(lang: Lang): View {
  return {
    page: 'explore',
    models: [defaultModel],
    layer: defaultLayer,
    channel: null,
    at: null,
    pre: false,
    sort: 'index',
    scale: 'layer',
    palette: 'inferno',
    fit: 'warp',
    lang,
    sample: defaultSample,
    evidence: null,
    threads: null,
    cost: defaultCost,
    compare: { pairing: 'role', from: 0, scale: 'one' },
    overlay: null,
    term: null,
    step: null,
    embed: null,
  };
}

/** What stands for a picture of the reader's own, which no address can name. */
const OWN = 'own';

const index = v.pipe(v.string(), v.regex(/^\d{1,9}$/), v.transform(Number));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(200));

/** One schema for each name in the query; what does not fit falls to the default without a word. */
const schemas = {
  view: v.picklist(pages),
  model: v.pipe(
    name,
    v.transform((text) => text.split(',').filter(Boolean)),
    v.minLength(1),
    v.maxLength(4),
  ),
  layer: name,
  channel: index,
  at: v.pipe(
    v.string(),
    v.regex(/^\d{1,6},\d{1,6}$/),
    v.transform((text) => {
      const [row = 0, column = 0] = text.split(',').map(Number);
      return { row, column };
    }),
  ),
  pre: v.pipe(
    v.picklist(['0', '1']),
    v.transform((text) => text === '1'),
  ),
  sort: v.picklist(sorts),
  scale: v.picklist(scales),
  palette: v.picklist(palettes),
  fit: v.picklist(fits),
  lang: v.picklist(langs),
  sample: name,
  class: index,
  threads: v.pipe(
    index,
    v.check((threads) => threads >= 1 && threads <= 16),
  ),
  pair: v.picklist(pairings),
  scales: v.picklist(compareScales),
  of: v.pipe(
    index,
    v.check((place) => place >= 1 && place <= 4),
  ),
  overlay: v.pipe(
    index,
    v.check((percent) => percent <= 100),
  ),
  term: v.pipe(v.string(), v.regex(/^[a-z]{1,30}$/)),
  step: v.pipe(
    index,
    v.check((step) => step >= 1 && step <= 99),
  ),
  embed: v.literal('1'),
  hide: v.pipe(
    v.string(),
    v.transform((text) => parts.filter((part) => text.split(',').includes(part))),
  ),
  quantity: v.picklist(quantities),
  per: v.picklist(groupings),
  as: v.picklist(measures),
  axis: v.picklist(axes),
  order: v.picklist(orders),
  unit: v.picklist(units),
  size: v.pipe(
    index,
    v.check((size) => size >= 32 && size <= 1024),
  ),
  pools: v.picklist(roundings),
  headpad: v.picklist(['0', '1']),
  extras: v.pipe(
    v.string(),
    v.transform((text) => extraKinds.filter((kind) => text.split(',').includes(kind))),
  ),
  /** Said of a picture that another program has shared; no part of a view. */
  shared: v.string(),
};

const paddings = { none: null, '0': 0, '1': 1 } as const;

/** The view that a query string means. Never throws: any text gives a valid view. */
export function parseView(search: string, fallback: View): View {
  const query = new URLSearchParams(search);
  function get<const S extends v.GenericSchema<string, unknown>>(
    key: string,
    schema: S,
  ): v.InferOutput<S> | undefined {
    const result = v.safeParse(schema, query.get(key));
    return result.success ? result.output : undefined;
  }
  return {
    page: get('view', schemas.view) ?? fallback.page,
    models: get('model', schemas.model) ?? fallback.models,
    layer: get('layer', schemas.layer) ?? fallback.layer,
    channel: get('channel', schemas.channel) ?? fallback.channel,
    at: get('at', schemas.at) ?? fallback.at,
    pre: get('pre', schemas.pre) ?? fallback.pre,
    sort: get('sort', schemas.sort) ?? fallback.sort,
    scale: get('scale', schemas.scale) ?? fallback.scale,
    palette: get('palette', schemas.palette) ?? fallback.palette,
    fit: get('fit', schemas.fit) ?? fallback.fit,
    lang: get('lang', schemas.lang) ?? fallback.lang,
    sample: query.get('sample') === OWN ? null : (get('sample', schemas.sample) ?? fallback.sample),
    evidence: get('class', schemas.class) ?? fallback.evidence,
    threads: get('threads', schemas.threads) ?? fallback.threads,
    cost: {
      quantity: get('quantity', schemas.quantity) ?? fallback.cost.quantity,
      grouping: get('per', schemas.per) ?? fallback.cost.grouping,
      measure: get('as', schemas.as) ?? fallback.cost.measure,
      axis: get('axis', schemas.axis) ?? fallback.cost.axis,
      order: get('order', schemas.order) ?? fallback.cost.order,
      unit: get('unit', schemas.unit) ?? fallback.cost.unit,
      convention: {
        size: get('size', schemas.size) ?? null,
        pools: get('pools', schemas.pools) ?? null,
        headPadding: paddings[get('headpad', schemas.headpad) ?? 'none'],
      },
      extras: get('extras', schemas.extras) ?? fallback.cost.extras,
    },
    compare: {
      pairing: get('pair', schemas.pair) ?? fallback.compare.pairing,
      from: (get('of', schemas.of) ?? fallback.compare.from + 1) - 1,
      scale: get('scales', schemas.scales) ?? fallback.compare.scale,
    },
    overlay: get('overlay', schemas.overlay) ?? fallback.overlay,
    term: get('term', schemas.term) ?? fallback.term,
    step: get('step', schemas.step) ?? fallback.step,
    embed: get('embed', schemas.embed) ? { hide: get('hide', schemas.hide) ?? [] } : fallback.embed,
  };
}

/** Names in a query that mean nothing here, or whose value does: a link of another version of the page may have them. */
export function unreadIn(search: string): string[] {
  const byName = new Map<string, v.GenericSchema<string, unknown>>(Object.entries(schemas));
  return [...new URLSearchParams(search)].flatMap(([name, value]) => {
    const schema = byName.get(name);
    return schema && v.is(schema, value) ? [] : [name];
  });
}

/** The query string of a view: only what differs from `fallback` is written. */
export function formatView(view: View, fallback: View): string {
  const query = new URLSearchParams();
  const put = (key: string, value: string | number | null, usual: string | number | null) => {
    if (value !== null && value !== usual) query.set(key, String(value));
  };
  put('view', view.page, fallback.page);
  put('model', view.models.join(','), fallback.models.join(','));
  put('layer', view.layer, fallback.layer);
  put('channel', view.channel, fallback.channel);
  put('at', view.at && `${view.at.row},${view.at.column}`, null);
  put('pre', view.pre ? '1' : null, null);
  put('sort', view.sort, fallback.sort);
  put('scale', view.scale, fallback.scale);
  put('palette', view.palette, fallback.palette);
  put('fit', view.fit, fallback.fit);
  put('lang', view.lang, fallback.lang);
  put('sample', view.sample ?? OWN, fallback.sample);
  put('class', view.evidence, null);
  put('threads', view.threads, null);
  const { quantity, grouping, measure, axis, order, unit, convention, extras } = view.cost;
  put('quantity', quantity, fallback.cost.quantity);
  put('per', grouping, fallback.cost.grouping);
  put('as', measure, fallback.cost.measure);
  put('axis', axis, fallback.cost.axis);
  put('order', order, fallback.cost.order);
  put('unit', unit, fallback.cost.unit);
  put('size', convention.size, null);
  put('pools', convention.pools, null);
  put('headpad', convention.headPadding, null);
  put('extras', extras.length > 0 ? extras.join(',') : null, null);
  put('pair', view.compare.pairing, fallback.compare.pairing);
  put('scales', view.compare.scale, fallback.compare.scale);
  put('of', view.compare.from + 1, fallback.compare.from + 1);
  put('overlay', view.overlay, null);
  put('term', view.term, null);
  put('step', view.step, null);
  put('embed', view.embed && '1', null);
  put('hide', view.embed && view.embed.hide.length > 0 ? view.embed.hide.join(',') : null, null);
  return query.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}
