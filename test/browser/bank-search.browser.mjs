import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const card = (front) => ({ kind: 'flashcard', front, back: 'That.', explanation: 'So it is.', estimatedSeconds: 20 });
const asked = 'Why does a zorptree give every key that it holds a random priority of its own?';

export const tests = {
  'the bank is searched, narrowed by counts, sorted, and linked to': async (world) => {
    const faults = [];
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    await write(admin, 'zorptree-priority', asked, 'senior');
    await write(admin, 'zorptree-rotation', 'When is a zorptree rotated?', 'mid');
    const { page } = admin;
    await page.goto('/teach/questions');
    await page.getByLabel('Search').fill('zorptree');
    const found = page.getByRole('region', { name: 'Questions found' });
    await found.getByText('zorptree-priority').waitFor();
    await page.getByRole('status').getByText('2 questions').waitFor();
    const filters = page.getByRole('region', { name: 'Filters' });
    await filters.getByRole('button', { name: 'Level' }).click();
    await filters.getByRole('checkbox', { name: /^Senior\s*1$/ }).waitFor();
    await filters.getByRole('checkbox', { name: /^Mid\s*1$/ }).focus();
    await page.keyboard.press('Space');
    await page.getByRole('status').getByText('1 question', { exact: true }).waitFor();
    await found.getByText('zorptree-priority').waitFor({ state: 'detached' });
    faults.push(...(await faultsOf(page, '/teach/questions (searched)')));
    await page.reload();
    assert.equal(await page.getByLabel('Search').inputValue(), 'zorptree');
    await found.getByText('zorptree-rotation').waitFor();
    await page.getByRole('button', { name: 'Remove Level: Mid' }).click();
    await found.getByText('zorptree-priority').waitFor();
    await page.getByLabel('Sort by').selectOption('Changed last');
    await page.waitForURL(/sort=newest/);
    await page.getByLabel('Search').fill('no question says quokka');
    await page.getByText('No questions fit').waitFor();
    faults.push(...(await faultsOf(page, '/teach/questions (nothing found)')));

    await page.setViewportSize({ width: 320, height: 700 });
    await page.goto('/teach/questions?q=zorptree');
    await page.getByRole('button', { name: 'Show filters' }).click();
    await page.getByRole('checkbox', { name: /^Draft\s*2$/ }).check();
    await page.getByRole('button', { name: 'Hide filters (1 in use)' }).click();
    await page.getByRole('button', { name: 'Remove State: Draft' }).waitFor();
    assert.deepEqual(faults, []);
  },

  'near duplicates show while writing, are merged, and parted again': async (world) => {
    const faults = [];
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    const one = await write(admin, `near-one-${Date.now()}`, `${asked} (one)`);
    const { page } = admin;
    await until(async () => {
      const { items } = await admin.api('POST', '/admin/questions/similar', { content: card(`${asked} (one)`) });
      return items.some(({ id }) => id === one.id);
    });
    await page.goto('/teach/questions/new');
    await page.getByText('JSON', { exact: true }).click();
    await page.getByLabel('Content').fill(JSON.stringify(card(`${asked} (two)`)));
    const similar = page.getByRole('region', { name: 'Similar questions' });
    await similar.getByText(one.slug).waitFor();
    faults.push(...(await faultsOf(page, '/teach/questions/new (similar)')));

    const two = await write(admin, `near-two-${Date.now()}`, `${asked} (two)`);
    const isPair = ({ first, second }) =>
      [one.slug, two.slug].every((slug) => [first.slug, second.slug].includes(slug));
    await until(async () => (await admin.api('GET', '/admin/questions/near-duplicates?limit=100')).items.some(isPair));
    await page.goto('/teach/questions');
    await page.getByRole('link', { name: 'Near duplicates' }).click();
    const pair = page.getByRole('region', { name: `${one.slug}` }).and(page.getByRole('region', { name: two.slug }));
    faults.push(...(await faultsOf(page, '/teach/near-duplicates')));
    await pair.getByRole('button', { name: `Keep ${one.slug}` }).click();
    await pair.getByText(`${two.slug} is retired`).waitFor();
    await pair.getByRole('button', { name: 'Undo' }).click();
    await pair.getByRole('button', { name: 'Keep both as variants' }).click();
    await pair.getByText('Both stay.').waitFor();
    await pair.getByRole('button', { name: 'Undo' }).click();
    await pair.getByRole('button', { name: 'They are not the same' }).click();
    await pair.getByText('no longer told').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'Near duplicates' }).waitFor();
    assert.equal(await pair.count(), 0);
    assert.deepEqual(faults, []);
  },
};

const write = (admin, slug, front, level = 'mid') =>
  admin.api('POST', '/admin/questions', { slug, topics: ['trees'], level, content: card(front) });

/** What a worker does by the clock comes within seconds. */
async function until(isSo) {
  for (let tries = 0; tries < 60; tries += 1) {
    if (await isSo()) return;
    await new Promise((done) => setTimeout(done, 500));
  }
  throw new Error('It never came to be so.');
}
