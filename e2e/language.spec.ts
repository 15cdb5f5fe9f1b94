import type { Page } from '@playwright/test';
import { openLive, turnTo } from './page';
import { expect, test } from './support';

/** Names, units and symbols that Chinese writes as English does; all else of two Latin letters or more is a text that nobody translated. */
const same = new RegExp(
  `^(${[
    'Squeezelens|SqueezeNet|AlexNet|ImageNet|WordNet|English|GitHub|Iandola|arXiv|BSD|MIT|Forrest|et|al',
    'ONNX|Runtime|Web|WASM|WebAssembly|WebGPU|JavaScript|Caffe|CoreML|Deep|Compression|DC|SVD|torchvision|GPU',
    'ReLU|MACs?|FLOPs?|softmax|logits?|top|Fire|fire|squeeze|expand|concat|conv|pool|prob|input|max|min|log|exp|sin|pct|SR|CKA|HSIC|NaN|ceil|floor|float|bit|SHA|SAME|out|in|std',
    'MaxPool|GlobalAveragePool|AveragePool|Dropout|Reshape|Flatten',
    'inferno|viridis|cividis|RGB|BGR',
    'head|starter|Service|worker',
    'NPZ|PNG|SVG|CSV|JSON|ZIP|JPEG|WebP|GIF|AVIF|BMP|HEIC|jpe?g|data|Esc|Enter|Home|End|Ctrl',
    'KB|MB|GB|KiB|MiB|GiB|ms|px',
  ].join('|')})$`,
  'i',
);

/** All that is read or heard: texts, and names and descriptions that are not seen. */
const textsOf = (page: Page) =>
  page.evaluate(() => {
    const attributes = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'aria-valuetext'];
    const named = [...document.querySelectorAll('body *')].flatMap((element) =>
      attributes.flatMap((name) => element.getAttribute(name) ?? []),
    );
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const written: string[] = [];
    while (walker.nextNode())
      if (!walker.currentNode.parentElement?.closest('script, style, [lang=en], code, .about details'))
        written.push(walker.currentNode.textContent ?? '');
    return [...new Set([...named, ...written])];
  });

const untranslated = (text: string) =>
  (
    text
      .replaceAll(/https?:\S+|^Mozilla.*|\b[0-9a-f]{12,}\b|\S+\.(jpe?g|onnx|json|data|com)\b|\S*\/\S*/g, '')
      .match(/[A-Za-z]{2,}/g) ?? []
  ).filter((word) => !same.test(word));

test('a text that nobody translated is seen', () => {
  expect(untranslated('选择 Choose a picture')).toEqual(['Choose', 'picture']);
  expect(untranslated('fire5/squeeze1x1，SqueezeNet 1.1，100 MACs')).toEqual([]);
});

test('in Chinese nothing on the page, seen or heard, is left in English', async ({ page }) => {
  await openLive(page, '?lang=zh');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-Hans');
  await page.mouse.move(300, 300);
  const left = new Set<string>();
  const look = async () => {
    for (const text of await textsOf(page))
      if (untranslated(text).length > 0) left.add(`${untranslated(text).join(' ')}: ${text.slice(0, 90)}`);
  };
  for (const [query, part] of [
    ['layer=input', 'input'],
    ['layer=conv1&channel=5&at=10,10', 'conv1'],
    ['layer=fire5/expand3x3&channel=3&at=4,5', 'fire5/expand3x3'],
    ['layer=pool1&channel=3&at=4,5', 'pool1'],
    ['layer=conv10&channel=3&at=4,5', 'conv10'],
    ['layer=prob&channel=3', 'prob'],
    ['view=cost', '与其他网络比较'],
    ['view=compare&model=1.0,1.1', '比较'],
    ['view=device', '本机'],
  ] as const) {
    await turnTo(page, `lang=zh&${query}`);
    await expect(page.getByRole('navigation', { name: `术语：${part}`, exact: true })).toBeVisible();
    await look();
  }
  await turnTo(page, 'lang=zh&view=learn');
  await expect(page.getByRole('heading', { name: '术语表' })).toBeVisible();
  await look();
  for (const name of ['带走', '设置', '键盘', '关于']) {
    await page.getByRole('button', { name, exact: true }).click();
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    await look();
    await page.keyboard.press('Escape');
  }
  expect([...left]).toEqual([]);
});

test('another language is chosen in every view, and the view is in it as a whole', async ({ page }) => {
  await openLive(page);
  for (const [view, ready, query] of [
    ['explore', 'Fire module fire', 'layer=fire5/expand3x3'],
    ['cost', 'Cost per layer', ''],
    ['compare', 'Predictions together', 'model=1.0,1.1'],
    ['device', 'This device', ''],
    ['learn', 'Glossary', ''],
  ] as const) {
    await turnTo(page, `lang=en&view=${view}&${query}`);
    await expect(page.getByText(ready).first()).toBeVisible();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('zh');
    const left = async () => (await textsOf(page)).filter((text) => untranslated(text).length > 0);
    await expect.poll(left, { message: view }).toEqual([]);
  }
});
