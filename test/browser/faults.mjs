import { AxeBuilder } from '@axe-core/playwright';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** In the page: the innermost elements that reach beyond 320 pixels. */
const widest = () =>
  [...document.body.querySelectorAll('*')]
    .filter((one) => one.getBoundingClientRect().right > 320 && !one.querySelector(':scope > *'))
    .slice(0, 5)
    .map((one) => one.outerHTML.slice(0, 200))
    .join(' | ');

/** What is wrong with a page as it stands: in light, in dark, and whether it scrolls sideways at 320 pixels. */
export async function faultsOf(page, name) {
  const faults = [];
  for (const colorScheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations, incomplete } = await new AxeBuilder({ page }).withTags(rules).analyze();
    // Text in the colour of its ground is filed under what axe could not decide.
    const invisible = incomplete
      .filter(({ id }) => id === 'color-contrast')
      .flatMap(({ nodes }) => nodes)
      .filter(({ any }) => any.some(({ data }) => data?.messageKey === 'equalRatio'));
    faults.push(
      ...violations.map(
        ({ id, nodes }) => `${name}, ${colorScheme}: ${id} ${nodes.map(({ html }) => html).join(' | ')}`,
      ),
      ...invisible.map(({ html }) => `${name}, ${colorScheme}: invisible text ${html}`),
    );
  }
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  // What hangs on to something else (an open menu) follows some frames later; a page that stays too wide is measured so.
  const fits = () => document.documentElement.scrollWidth <= 320;
  await page.waitForFunction(fits, undefined, { timeout: 3_000 }).catch(() => undefined);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > 320) faults.push(`${name}: ${wide} pixels wide at 320, by ${await page.evaluate(widest)}`);
  await page.setViewportSize(size);
  return faults;
}
