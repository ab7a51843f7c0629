import assert from 'node:assert/strict';
import { ankiPackage } from './anki-package.mjs';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const dayMs = 86_400_000;
const cards = 130;
const reviews = 9;

/** Of somebody who forgets a fifth, at intervals that grow where they remember; always the same. */
function historyOf(card) {
  const random = randomOf(card);
  let [at, days] = [Date.UTC(2025, 0, 6 + (card % 40), 9, 0, card % 60, card), 0];
  return Array.from({ length: reviews }, (_, review) => {
    const ease = review === 0 ? 3 : random() < 0.22 ? 1 : random() < 0.15 ? 2 : 3;
    days = ease === 1 ? 1 : Math.max(1, Math.round((days || 1) * (1.6 + random())));
    const reviewed = { at, ease };
    at += days * dayMs;
    return reviewed;
  });
}

function randomOf(seed) {
  let state = (seed + 1) * 2_654_435_761;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const shoot = async (page, name) => {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/memory-${name}.png`, fullPage: true });
};

async function importYears(robin) {
  const notes = Array.from({ length: cards }, (_, card) => ({
    front: `Question ${card}?`,
    back: `Answer ${card}.`,
    history: historyOf(card),
  }));
  const reply = await robin.context.request.post(`${robin.world.baseUrl}/api/v1/reviews/import`, {
    headers: { origin: robin.world.baseUrl },
    multipart: { file: { name: 'years.apkg', mimeType: 'application/zip', buffer: await ankiPackage(notes) } },
  });
  const { id } = await reply.json();
  await robin.api('GET', `/reviews/imports/${id}?waitMs=20000`);
  await robin.api('POST', `/reviews/imports/${id}/apply`);
  for (;;) {
    const { state } = await robin.api('GET', `/reviews/imports/${id}?waitMs=20000`);
    if (state === 'applied') return;
    assert.notEqual(state, 'failed');
  }
}

export const tests = {
  'parameters are fitted to years of Anki, told in words and pictures, and given back': async (world) => {
    const faults = [];
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await page.goto('/');
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'Your memory' }).click();
    await page.getByRole('heading', { name: 'Nothing to tell yet' }).waitFor();
    await page.getByText('0 of 400 reviews').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Fit now' }).isDisabled());
    faults.push(...(await faultsOf(page, '/settings/memory (new account)')));
    await shoot(page, 'empty');

    await importYears(robin);
    await page.reload();
    await page.getByText(/^You remember \d+ % where \d+ % was predicted/).waitFor();
    await page.getByRole('button', { name: 'Fit now' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Parameters of your own' }).waitFor();
    await page.getByText('In use').waitFor();
    await page.locator('.recharts-surface').first().waitFor();
    faults.push(...(await faultsOf(page, '/settings/memory')));
    await shoot(page, 'wide');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, 'dark');
    await page.setViewportSize({ width: 390, height: 844 });
    await shoot(page, 'phone-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await shoot(page, 'phone');
    await page.setViewportSize({ width: 1280, height: 860 });

    await page.getByRole('button', { name: 'As a table' }).click();
    await page.getByRole('columnheader', { name: 'Predicted' }).waitFor();
    faults.push(...(await faultsOf(page, '/settings/memory (table)')));

    await page.getByRole('button', { name: 'Use Published parameters' }).click();
    await page.getByRole('heading', { name: 'The published parameters' }).waitFor();
    await page.getByRole('button', { name: /^Use Fit of/ }).click();
    await page.getByRole('heading', { name: 'Parameters of your own' }).waitFor();
    assert.deepEqual(faults, []);
  },
};
