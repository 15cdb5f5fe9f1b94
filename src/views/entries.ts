import type { Explanation, Product, Source, Term } from '../explain/explanation';
import type { Words } from '../words/en';

/** A line of the sum. */
export interface Entry {
  label: string;
  value: number;
  source: Source;
  /** Why the line stands out, in a word. */
  note: string | null;
  /** Patch and kernel, in the kernel's order; empty where there is no kernel. */
  products: readonly Product[];
}

export interface Listing {
  entries: readonly Entry[];
  /** What the entries are. */
  of: 'channels' | 'values' | 'classes';
  /** They are added up, so what is not shown of them has a sum too. */
  added: boolean;
}

/** The terms of an explanation as lines, in the order in which they count; null where it has none. */
export function listingOf(
  explanation: Explanation,
  { explain }: Words,
  nameOfClass: (index: number) => string,
): Listing | null {
  const plain = (term: Term, note: string | null = null): Entry => ({
    label:
      typeof term.source === 'string'
        ? explain[term.source]
        : explain.place(term.source.row, term.source.column),
    value: term.value,
    source: term.source,
    note,
    products: [],
  });
  switch (explanation.kind) {
    case 'conv': {
      const entries = explanation.channels.map(({ channel, contribution, source, products }) => ({
        label: explain.channel(channel),
        value: contribution,
        source,
        note: null,
        products,
      }));
      return { entries, of: 'channels', added: true };
    }
    case 'linear': {
      const entries = explanation.products.map((product) => ({
        ...plain(product),
        label: typeof product.source === 'string' ? '' : explain.channel(product.source.channel),
        value: product.product,
        products: [product],
      }));
      return { entries, of: 'channels', added: true };
    }
    case 'maxpool': {
      const entries = explanation.terms.map((term, i) =>
        plain(term, explanation.winners.includes(i) ? explain.winner : null),
      );
      const rank = ({ note, source, value }: Entry) =>
        note ? Infinity : typeof source === 'string' ? -Infinity : value;
      return { entries: entries.toSorted((a, b) => compare(rank(b), rank(a))), of: 'values', added: false };
    }
    case 'average': {
      const entries = explanation.terms.map((term) => plain(term));
      const size = ({ value }: Entry) => (Number.isNaN(value) ? Infinity : Math.abs(value));
      return { entries: entries.toSorted((a, b) => compare(size(b), size(a))), of: 'values', added: true };
    }
    case 'add': {
      const entries = explanation.terms.map((term) => ({ ...plain(term), label: keyOf(term) }));
      return { entries, of: 'values', added: true };
    }
    case 'concat':
    case 'relu':
      return {
        entries: [{ ...plain(explanation.term), label: keyOf(explanation.term) }],
        of: 'values',
        added: false,
      };
    case 'softmax': {
      const { own, classes } = explanation;
      const isOwn = ({ source }: Term) =>
        typeof source !== 'string' && typeof own.source !== 'string' && source.channel === own.source.channel;
      const entries = classes.map((power) => ({
        ...plain(power, isOwn(power) ? explain.own : null),
        label: typeof power.source === 'string' ? '' : nameOfClass(power.source.channel),
        value: power.power,
      }));
      return { entries, of: 'classes', added: true };
    }
    case 'input':
    case 'unavailable':
      return null;
  }
}

function keyOf({ source }: Term): string {
  return typeof source === 'string' ? '' : source.key;
}

/** For sorting; infinities are equal to themselves. */
function compare(a: number, b: number): number {
  return a === b ? 0 : a - b;
}
