import * as v from 'valibot';
import { defaultLayer, defaultModel, defaultSample } from '../catalog';
import { fits } from '../tensor/pixels';
import { langs, pages, palettes, scales, sorts, type Lang, type View } from './view';

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
  };
}

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
};

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
    sample: get('sample', schemas.sample) ?? fallback.sample,
    evidence: get('class', schemas.class) ?? fallback.evidence,
    threads: get('threads', schemas.threads) ?? fallback.threads,
  };
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
  put('sample', view.sample, fallback.sample);
  put('class', view.evidence, null);
  put('threads', view.threads, null);
  return query.toString().replaceAll('%2F', '/').replaceAll('%2C', ',');
}
