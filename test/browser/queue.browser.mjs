import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

export const tests = {
  'questions are added to the reviews, asked by keyboard alone, and come back by their steps': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    // Steps lie within a study day, which must not end meanwhile.
    await robin.api('PATCH', '/me', { rolloverHour: (new Date().getUTCHours() + 12) % 24 });
    const { page } = robin;
    const [{ slug }] = (await robin.api('GET', '/questions?kind=flashcard')).items;
    await page.goto(`/questions/${slug}`);
    await page.getByRole('button', { name: 'Add to my reviews' }).click();
    await page.getByText('Added: 1 new card.').waitFor();
    await page.goto('/reviews');
    const counts = page.getByTestId('queue-counts');
    await counts.getByText('New 1').waitFor();
    await page.getByRole('button', { name: 'Show answer' }).waitFor();
    await page.keyboard.press('Space');
    // What each rating would lead to.
    await page.getByRole('button', { name: /^Again.*1 min$/ }).waitFor();
    await page.getByRole('button', { name: /^Good.*10 min$/ }).waitFor();
    await page.getByRole('button', { name: /^Easy.* days$/ }).waitFor();
    const faults = await faultsOf(page, 'a flashcard turned over');
    await page.keyboard.press('3');
    await page.getByTestId('graded').waitFor();
    await counts.getByText('Learning 1').waitFor();
    await page.keyboard.press('Enter');
    await page
      .getByTestId('waiting')
      .getByText(/Next in (10:00|9:\d\d)/)
      .waitFor();
    faults.push(...(await faultsOf(page, 'waiting for a step')));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show answer' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByText('How did it go?').waitFor();
    await page.keyboard.press('4');
    await page.getByTestId('graded').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Done for today').waitFor();
    await page.getByText('Today: 2 answers; 0 reviews and 1 new card.').waitFor();
    assert.match(await page.getByTestId('next-due').innerText(), /1 review/);
    faults.push(...(await faultsOf(page, 'done for today')));
    assert.deepEqual(faults, []);
  },

  'beyond the limit of the day more can be studied': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const { items } = await robin.api('GET', '/questions?kind=single-choice&limit=25');
    await robin.api('POST', '/cards', { questionIds: items.map(({ id }) => id) });
    await robin.api('PATCH', '/me/study-settings', { newPerDay: 0 });
    await page.goto('/reviews');
    await page.getByText(`Beyond today’s limits: ${items.length} new cards.`).waitFor();
    await page.getByRole('button', { name: '10 more new cards' }).click();
    await page.getByTestId('queue-counts').getByText('New 10').waitFor();
  },

  'ticks without a text count, and are there again after an undo': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const { items } = await robin.api('GET', '/questions?kind=open&limit=100');
    const question = items.find(({ content }) => content.assessment === 'self');
    await robin.api('POST', '/cards', { questionIds: [question.id] });
    await page.goto('/reviews');
    await page.getByRole('button', { name: 'Show answer' }).click();
    await page.getByText('How did it go?').waitFor();
    for (const name of [/^Hard/, /^Good/, /^Easy/]) {
      assert.ok(await page.getByRole('button', { name }).isDisabled(), 'nothing written, nothing ticked: only Again');
    }
    await page.keyboard.press('4');
    const ticks = page.getByRole('checkbox');
    await ticks.first().check();
    await page.keyboard.press('4');
    await page.getByTestId('graded').waitFor();
    const stored = await newestReview(robin);
    assert.equal(stored.response.criteria.length, 1, 'the tick is kept without a text');
    await page.keyboard.press('Control+z');
    await page.getByTestId('graded').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Show answer' }).click();
    await ticks.first().waitFor();
    assert.ok(await ticks.first().isChecked(), 'the tick is there again');
    assert.ok(await page.getByRole('button', { name: /^Good/ }).isEnabled());
  },
};

/** The review that the page was told of last. */
async function newestReview(robin) {
  const url = await robin.page.evaluate(
    () =>
      performance
        .getEntriesByType('resource')
        .map(({ name }) => name)
        .filter((name) => /\/reviews\/[\da-f-]{36}\?/.test(name))
        .at(-1) ?? '',
  );
  return robin.api('GET', `/reviews/${/[\da-f-]{36}/.exec(url)[0]}`);
}
