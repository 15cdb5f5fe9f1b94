import type { Page } from '@playwright/test';
import { places } from '../src/app/terms';
import { learnEn } from '../src/words/learn.en';
import { learnZh } from '../src/words/learn.zh';
import { openLive, turnTo } from './page';
import { expect, test } from './support';
import { written } from './terms';

/** What is looked at, and the part of the page whose terms come last there, in each language. */
const views: readonly (readonly [query: string, en: string, zh?: string])[] = [
  ['layer=input', 'input'],
  ['layer=conv1&channel=5&at=10,10', 'conv1'],
  ['layer=fire5/squeeze1x1&channel=3&at=4,5', 'fire5/squeeze1x1'],
  ['layer=fire5/concat', 'fire5/concat'],
  ['layer=pool1', 'pool1'],
  ['layer=conv10&channel=3&at=4,5', 'conv10'],
  ['layer=prob&channel=3', 'prob'],
  ['view=cost', 'Against others', '与其他网络比较'],
  ['view=compare&model=1.0,1.1', 'Compare', '比较'],
  ['view=device', 'This device', '本机'],
];

/** The text of the page without its links to terms, and the entries that these lead to. */
const readTerms = (page: Page) =>
  page.evaluate(() => {
    const navs = [...document.querySelectorAll<HTMLElement>('.term-links')];
    const links = [...document.querySelectorAll<HTMLAnchorElement>('.term-links a')];
    for (const nav of navs) nav.style.display = 'none';
    const text = document.querySelector('main')?.innerText ?? '';
    for (const nav of navs) nav.style.display = '';
    return { text, linked: links.map(({ href }) => new URL(href).searchParams.get('term') ?? '') };
  });

for (const lang of ['en', 'zh'] as const)
  test(`every technical term that a view uses is linked there to its entry: ${lang}`, async ({ page }) => {
    const seen = new Set<string>();
    const putRight = new Set<string>();
    await openLive(page, `?lang=${lang}`);
    // Parts that come when somebody uses the page.
    await page.mouse.move(300, 300);
    for (const [query, en, zh = en] of views) {
      await turnTo(page, `lang=${lang}&${query}`);
      const name = lang === 'en' ? `Terms: ${en}` : `术语：${zh}`;
      await expect(page.getByRole('navigation', { name, exact: true })).toBeVisible();
      // What follows later may still be of the view before.
      await expect
        .poll(async () => {
          const { text, linked } = await readTerms(page);
          const used = Object.keys(written).filter((term) => written[term]?.[lang].test(text));
          for (const term of used) seen.add(term);
          return used.filter((term) => !linked.includes(term));
        }, query)
        .toEqual([]);
      for (const note of await page.locator('.term-links p').allInnerTexts()) putRight.add(note);
    }
    // The list is one of words that the page really uses.
    expect(seen.size).toBeGreaterThan(30);
    // What newcomers often get wrong is put right where it comes up.
    const { misconceptions } = lang === 'en' ? learnEn : learnZh;
    for (const { truth } of Object.values(misconceptions))
      expect(
        [...putRight].some((note) => note.includes(truth)),
        truth,
      ).toBe(true);
  });

test('every entry has a formula, and leads to where its term can be seen', async ({ page }) => {
  test.setTimeout(120_000);
  await openLive(page, '?view=learn');
  const terms = await page.locator('[id^="term-"]').evaluateAll((all) => all.map(({ id }) => id.slice(5)));
  expect(terms.toSorted()).toEqual(Object.keys(written).toSorted());
  for (const [term, { at }] of Object.entries(places)) {
    await page.getByRole('link', { name: 'Learn', exact: true }).click();
    const entry = page.locator(`#term-${term}`);
    await expect(entry.locator('.learn-formula'), term).not.toBeEmpty();
    await entry.getByRole('link').click();
    await expect(page.locator(at).first(), term).toBeInViewport();
  }
});
