/** Milliseconds of script, style and layout on the page's main thread that `work` causes, until the page is idle again. */
export async function mainThreadMs(page, work) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const spent = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name) => metrics.find((metric) => metric.name === name).value;
    return (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration')) * 1000;
  };
  await idle(page);
  const before = await spent();
  await work();
  await idle(page);
  const after = await spent();
  await session.detach();
  return after - before;
}

/** Waits until the page has had nothing to do for a while. */
export async function idle(page) {
  await page.evaluate(async () => {
    for (let i = 0; i < 5; i++)
      await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 200 }));
  });
}
