import { isReply, isRequest, type Call, type Port } from './protocol';

/** The longest silence in milliseconds after which each kind of call has still been answered. */
export type Silences = Map<string, number>;

const SECOND = 1000;
/** Limits on silence in milliseconds. What has never been seen may take long; nothing takes longer than `most`. */
const LIMITS = { unseen: 120 * SECOND, least: 30 * SECOND, most: 600 * SECOND };
/** A limit is so many times the longest silence of a call like it, or of any other call where none has been seen. */
const PATIENCE = { seen: 20, unseen: 100 };
/** A limit passes in so many steps: a machine that slept meanwhile has missed only one of them. */
const STEPS = 8;

/**
 * Sees what goes over a port, and tells when the other side has been silent for too long while it was asked for something.
 * Calls are served one after the other, so it is always the oldest that is waited for; progress is a sign of life.
 */
export function watch(
  port: Port,
  silences: Silences,
  onHang: (call: Call['call'], seconds: number) => void,
): Port & { stop: () => void } {
  const open = new Map<number, Call>();
  let since = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function wait(limit: number, steps = STEPS) {
    timer = setTimeout(() => {
      const [oldest] = open.values();
      if (steps > 1) wait(limit, steps - 1);
      else if (oldest) onHang(oldest.call, Math.round(limit / SECOND));
    }, limit / STEPS);
  }

  function begin() {
    clearTimeout(timer);
    since = performance.now();
    const [oldest] = open.values();
    if (oldest) wait(limitOf(oldest, silences));
  }

  port.addEventListener('message', ({ data }) => {
    if (!isReply(data)) return;
    const call = open.get(data.id);
    const key = call && likeness(call);
    if (key) silences.set(key, Math.max(silences.get(key) ?? 0, performance.now() - since));
    if (data.kind !== 'progress') open.delete(data.id);
    begin();
  });

  return {
    postMessage(message, transfer) {
      port.postMessage(message, transfer);
      if (!isRequest(message) || message.call === 'cancel') return;
      open.set(message.id, message);
      if (open.size === 1) begin();
    },
    addEventListener: (type, listener) => port.addEventListener(type, listener),
    stop() {
      clearTimeout(timer);
      open.clear();
    },
  };
}

function limitOf(call: Call, silences: Silences): number {
  const seen = silences.get(likeness(call) ?? '');
  const least =
    seen === undefined
      ? Math.max(LIMITS.unseen, PATIENCE.unseen * Math.max(0, ...silences.values()))
      : Math.max(LIMITS.least, PATIENCE.seen * seen);
  return Math.min(least, LIMITS.most);
}

/** Calls that take about as long as each other; null where the next may be of another size altogether. */
function likeness(call: Call): string | null {
  return call.call === 'run' || call.call === 'see' || call.call === 'means' || call.call === 'time'
    ? `${call.call} ${call.model}`
    : null;
}
