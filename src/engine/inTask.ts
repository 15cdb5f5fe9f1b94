/** Does something in the next task, so that what leads to it is a task of its own. A timer would do so late in a page in the background. */
export function inTask(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.addEventListener('message', () => {
    port1.close();
    work();
  });
  port1.start();
  port2.postMessage(null);
}
