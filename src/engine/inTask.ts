const { port1, port2 } = new MessageChannel();
const waiting: (() => void)[] = [];
port1.addEventListener('message', () => waiting.shift()?.());
port1.start();

/** Does something in a task of its own after this one, in the order asked for. A timer would do so late in a page in the background. */
export function inTask(work: () => void): void {
  waiting.push(work);
  port2.postMessage(null);
}
