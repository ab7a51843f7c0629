import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

/** A person who has rated as many flashcards, each so often; the ids of their cards. */
async function withCards(world, ratings) {
  const robin = await Visitor.at(world);
  await robin.signUp();
  const { items } = await robin.api('GET', `/questions?kind=flashcard&limit=${ratings.length}`);
  const cards = [];
  for (const [index, ofCard] of ratings.entries()) {
    for (const rating of ofCard) cards[index] = await rate(robin, items[index].id, rating);
  }
  return { robin, cards };
}

async function rate(robin, questionId, rating) {
  const review = { questionId, submissionId: crypto.randomUUID(), response: { rating }, elapsedMs: 9_000 };
  const { id } = await robin.api('POST', '/reviews', review);
  const { card } = await robin.api('GET', `/reviews/${id}?waitMs=15000`);
  return card.id;
}

const rows = (page) => page.getByTestId('card-row');
const events = (page) => page.getByTestId('event');
const figure = (page, label) =>
  page
    .locator('dl > div')
    .filter({ has: page.getByText(label, { exact: true }) })
    .locator('dd')
    .first();
/** The way back that the newest message offers. */
async function undo(page, message) {
  await page.getByRole('alert').filter({ hasText: message }).getByRole('button', { name: 'Undo' }).click();
}

export const tests = {
  'study cards: found by filters in the address, and many are suspended at once and back': async (world) => {
    const { robin, cards } = await withCards(world, [['good'], ['again'], ['easy']]);
    const { page } = robin;
    await page.goto('/reviews');
    await page.getByRole('link', { name: 'Your cards' }).click();
    await page.getByRole('heading', { name: 'Your cards' }).waitFor();
    await rows(page).nth(2).waitFor();
    await page.getByRole('button', { name: 'Select all 3' }).click();
    await page.getByRole('button', { name: 'Suspend', exact: true }).click();
    await page.getByText('3 cards suspended.').waitFor();
    await page.getByLabel('Show').selectOption('suspended');
    await page.waitForURL('**/cards?show=suspended');
    await rows(page).nth(2).waitFor();
    await page.reload();
    await rows(page).nth(2).waitFor();
    await rows(page).first().getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Ask again' }).click();
    await rows(page).nth(2).waitFor({ state: 'detached' });
    await undo(page, '1 card back in your reviews.');
    await rows(page).nth(2).waitFor();
    await rows(page).first().getByRole('checkbox').check();
    await page.getByRole('region', { name: 'Selected cards' }).getByRole('button', { name: 'Flag' }).click();
    await page.getByRole('menuitemradio', { name: 'Blue' }).click();
    await page.getByRole('img', { name: 'Flag: blue' }).waitFor();
    const { items } = await robin.api('GET', '/cards?flag=4&suspended=true');
    assert.ok(items.length === 1 && cards.includes(items[0].id));
    await page.getByLabel('Search').fill('no card asks this');
    await page.getByRole('heading', { name: 'No cards fit' }).waitFor();
  },

  'study cards: one keeps a note, is put off, set to a day and started anew, and each act is taken back': async (
    world,
  ) => {
    const { robin, cards } = await withCards(world, [['good', 'again', 'good']]);
    const { page } = robin;
    await page.goto(`/cards/${cards[0]}`);
    assert.equal(await figure(page, 'Answered').textContent(), '3 times');
    await page.getByRole('textbox', { name: 'Your note' }).fill('A line to **remember** it by.');
    await page.getByTestId('note-state').getByText('Saved').waitFor();
    await page.reload();
    assert.equal(await page.getByRole('textbox', { name: 'Your note' }).inputValue(), 'A line to **remember** it by.');

    await page.getByRole('button', { name: 'Not today' }).click();
    await page.getByRole('button', { name: 'Ask it today' }).waitFor();
    await undo(page, 'Put off until tomorrow.');
    await page.getByRole('button', { name: 'Not today' }).waitFor();

    await page.getByRole('button', { name: 'Set the day…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Ask it on another day' });
    await dialog.getByRole('button', { name: 'In a week' }).click();
    await dialog.getByRole('button', { name: 'Set the day' }).click();
    await events(page).first().getByText('Set due on').waitFor();
    await figure(page, 'Comes back')
      .filter({ hasText: /^in [67] days$/ })
      .waitFor();

    await page.getByRole('button', { name: 'Start anew' }).click();
    await events(page).first().getByText('Started anew').waitFor();
    await figure(page, 'Answered').filter({ hasText: '0 times' }).waitFor();
    await undo(page, 'It starts anew.');
    await events(page)
      .first()
      .getByRole('button', { name: /^Bring back/ })
      .waitFor();
    await figure(page, 'Answered').filter({ hasText: '3 times' }).waitFor();
  },

  'study cards: an answer of long ago is undone in the history and brought back': async (world) => {
    const { robin, cards } = await withCards(world, [['good', 'good', 'again', 'good']]);
    const { page } = robin;
    await page.goto(`/cards/${cards[0]}`);
    await events(page).nth(3).waitFor();
    const lapses = async () => (await robin.api('GET', `/cards/${cards[0]}`)).lapses;
    assert.equal(await lapses(), 1);
    await events(page).nth(1).getByRole('button', { name: /^Undo/ }).click();
    await events(page)
      .nth(1)
      .getByRole('button', { name: /^Bring back/ })
      .waitFor();
    assert.equal(await lapses(), 0);
    await events(page)
      .nth(1)
      .getByRole('button', { name: /^Bring back/ })
      .click();
    await events(page).nth(1).getByRole('button', { name: /^Undo/ }).waitFor();
    assert.equal(await lapses(), 1);
  },

  'study cards: the one that is being asked is flagged, put off and suspended from its menu or by key, and comes back':
    async (world) => {
      const { robin, cards } = await withCards(world, [['again'], ['again']]);
      const { page } = robin;
      for (const id of cards) {
        const { today } = await robin.api('GET', `/cards/${id}`);
        await robin.api('POST', `/cards/${id}/due`, { submissionId: crypto.randomUUID(), on: today });
      }
      await page.goto('/reviews');
      const menu = page.getByRole('button', { name: 'What you can do with this card' });
      await page.getByRole('button', { name: 'Flag', exact: true }).click();
      await page.getByRole('menuitemradio', { name: 'Green' }).click();
      const green = page.getByRole('button', { name: 'Flag: Green' });
      await green.waitFor();
      await menu.click();
      await page.getByRole('menuitem', { name: 'Start anew' }).waitFor();
      const faults = await faultsOf(page, 'card menu');
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem', { name: 'Start anew' }).waitFor({ state: 'detached' });
      await page.keyboard.press('-');
      await page.getByText('Put off until tomorrow.').waitFor();
      await green.waitFor({ state: 'detached' });
      await page.keyboard.press('Shift+Digit1');
      await page.getByText('Suspended: it will not be asked.').waitFor();
      const left = (await robin.api('GET', '/reviews/due')).items.filter(({ card }) => cards.includes(card.id));
      assert.deepEqual(left, []);
      assert.equal((await robin.api('GET', '/cards?suspended=true')).items.length, 1);
      assert.deepEqual(faults, []);
    },

  'study cards: a leech says what it is and what helps': async (world) => {
    const { robin, cards } = await withCards(world, [['good', 'good']]);
    const { page } = robin;
    await robin.api('PATCH', '/me/study-settings', { leechThreshold: 1 });
    const { questionId } = await robin.api('GET', `/cards/${cards[0]}`);
    await rate(robin, questionId, 'again');
    await page.goto(`/cards/${cards[0]}`);
    const help = page.getByRole('region', { name: 'Leech' });
    await help.getByText('It is suspended until you decide').waitFor();
    const faults = await faultsOf(page, 'card, leech');
    await page.getByRole('button', { name: 'Show the explanation' }).click();
    await page.getByTestId('correct-answer').waitFor();
    await help.getByRole('button', { name: 'Ask it again' }).click();
    await page.getByRole('button', { name: 'Suspend', exact: true }).waitFor();
    faults.push(...(await faultsOf(page, 'card, explained')));
    assert.deepEqual(faults, []);
  },
};
