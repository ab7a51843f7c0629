import assert from 'node:assert/strict';
import { answer } from './answering.mjs';
import { assertClock, sitPlan, sittingOf, typedSection } from './interviews.mjs';
import { saved } from './person.mjs';

const hard = (seconds) => ({ mode: 'hard', seconds });
const question = (page, number) => page.getByRole('heading', { name: new RegExp(`^Question ${number} of`) });
const next = (page) => page.getByRole('button', { name: 'Next', exact: true });
const forward = { navigation: 'forward-only', pause: { by: 'candidate', breaks: 1, minutes: 5 } };

export const tests = {
  'forward only: one question after the other, and none comes back': async (world) => {
    const { robin, page, mock } = await sitPlan(world, {
      ...forward,
      sections: [typedSection('Warm-up', 2), typedSection('The rest', 2)],
      clock: hard(1_800),
    });
    assert.ok(mock.items.every((item) => item.question === null));
    await question(page, 1).waitFor();
    await page.getByLabel('Your answer').fill('the first');
    await next(page).click();
    const dialog = page.getByRole('dialog', { name: 'Leave question 1 for good?' });
    await dialog.getByText('Your answer counts as it is.').waitFor();
    await dialog.getByRole('button', { name: 'Stay', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await question(page, 1).waitFor();
    await next(page).click();
    await dialog.getByLabel('Don’t ask again in this interview').check();
    await dialog.getByRole('button', { name: 'Leave it' }).click();
    await question(page, 2).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Question 2 of 4');
    for (const name of ['Question 1, answered, closed', 'Question 4, not opened']) {
      await page.getByRole('button', { name }).click({ force: true });
    }
    await question(page, 2).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Previous' }).count(), 0);
    const opened = [];
    page.on('request', (request) => request.url().endsWith('/open') && opened.push(request.url()));
    await next(page).dblclick();
    await question(page, 3).waitFor();
    await page.reload();
    await question(page, 3).waitFor();
    assert.equal(opened.length, 1, 'a double click opens one');
    await page.getByRole('region', { name: 'Warm-up' }).waitFor();
    await page.getByText('The rest (2 of 2)').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByTestId('paused').waitFor();
    await page.reload();
    await page.getByRole('button', { name: 'Go on' }).click();
    await question(page, 3).waitFor();
    await page.getByLabel('Your answer').fill('the third');
    await next(page).click();
    await question(page, 4).waitFor();
    await page.getByRole('button', { name: 'Summary', exact: true }).click();
    assert.deepEqual(await page.getByTestId('by-section').getByRole('listitem').allInnerTexts(), [
      'Warm-up: 1 answered, 1 not answered, 2 closed',
      'The rest: 1 answered, 1 not answered, 1 closed',
    ]);
    await page.getByText('Not answered: 1 question').waitFor();
    await page.getByRole('button', { name: 'Finish the mock' }).click();
    await page.getByRole('dialog').getByText('Finish with 1 question not answered?').waitFor();
    await page.getByRole('button', { name: 'Finish all the same' }).click();
    await page.getByTestId('score').waitFor();
    const { items } = await robin.api('GET', `/quiz-sessions/${mock.id}/result`);
    assert.deepEqual(
      items.map(({ response }) => response?.text ?? null),
      ['the first', null, 'the third', null],
    );
  },

  'the time for a question is over: the answer counts, and the next one comes by itself': async (world) => {
    const { robin, page, mock } = await sitPlan(world, {
      ...forward,
      sections: [typedSection('Quick', 2, { itemClock: hard(10) }), typedSection('Slow', 1)],
      clock: hard(1_800),
    });
    await page.getByRole('timer', { name: 'Time for question 1' }).waitFor();
    await page.getByLabel('Your answer').fill('just before the end');
    await page.getByTestId('time-over').waitFor({ timeout: 20_000 });
    await page.getByTestId('time-over').getByText('The time for this question is over').waitFor();
    assert.ok(await page.getByLabel('Your answer').isDisabled());
    assert.equal(await page.evaluate(() => document.activeElement?.dataset.testid), 'time-over');
    await question(page, 2).waitFor();
    assert.equal(await page.getByRole('dialog').count(), 0);
    const { items } = await sittingOf(robin, mock);
    assert.deepEqual(items[0].response, { text: 'just before the end' });
    await assertClock(robin, mock, 'on the second question');
    await page.getByTestId('time-over').waitFor({ timeout: 20_000 });
    await page.getByRole('button', { name: 'Next question' }).click();
    await question(page, 3).waitFor();
    await page.getByRole('button', { name: 'Question 2, not answered, closed' }).waitFor();
  },

  'the time for a section is over: what is left of it closes, and the next section comes': async (world) => {
    const { page } = await sitPlan(world, {
      sections: [typedSection('Short', 3, { clock: hard(12) }), typedSection('Long', 1)],
      clock: hard(1_800),
    });
    await page.getByRole('timer', { name: 'Time for Short' }).waitFor();
    await next(page).click();
    await question(page, 2).waitFor();
    await page.getByRole('button', { name: 'Question 1, not answered' }).click();
    await question(page, 1).waitFor();
    await page.getByText('The time for the section “Short” is over').waitFor({ timeout: 20_000 });
    await question(page, 4).waitFor();
    await page.getByText('Long (2 of 2)').waitFor();
    await page.getByRole('button', { name: 'Question 3, not answered, closed' }).waitFor();
  },

  'a second tab moves on, and the first one follows': async (world) => {
    const { robin, page, mock } = await sitPlan(world, { ...forward, sections: [typedSection('One', 2)] });
    await question(page, 1).waitFor();
    const other = await robin.newPage();
    await other.goto(`/mocks/${mock.id}`);
    await question(other, 1).waitFor();
    await other.getByLabel('Your answer').fill('from the other tab');
    await saved(other);
    await next(other).click();
    await other.getByRole('button', { name: 'Leave it' }).click();
    await question(other, 2).waitFor();
    await question(page, 2).waitFor({ timeout: 25_000 });
    await page.reload();
    await question(page, 2).waitFor();
    assert.equal((await sittingOf(robin, mock)).openPosition, 2);
  },

  'what is told after each question is told at once, and nothing else': async (world) => {
    const { robin, page, mock } = await sitPlan(world, {
      sections: [
        { title: 'One', rules: [{ topics: ['arrays', 'graphs', 'strings'], kinds: ['single-choice'], count: 2 }] },
      ],
      clock: hard(1_800),
      feedback: { score: 'after-each', explanation: 'after-each', key: 'at-end', median: 'at-end' },
    });
    await page.getByTestId('prompt').waitFor();
    await answer(page, mock.items[0].question);
    await page.getByRole('button', { name: 'Finish this question' }).click();
    await page.getByRole('heading', { name: 'Your answer was checked' }).waitFor();
    const feedback = page.getByTestId('item-feedback');
    await feedback.getByText(/^(Correct|Incorrect)$/).waitFor();
    await feedback.getByTestId('explanation').waitFor();
    assert.equal(await feedback.getByTestId('correct-answer').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Your answer was checked');
    assert.ok(await page.getByRole('radio').first().isDisabled());
    await page.reload();
    await page.getByTestId('explanation').waitFor();
    const { items } = await sittingOf(robin, mock);
    assert.equal(items[1].feedback, null);
    await next(page).click();
    await question(page, 2).waitFor();
    assert.equal(await page.getByTestId('item-feedback').count(), 0);
    await page.getByRole('button', { name: 'Finish this question' }).click();
    await feedback.getByText('Not answered', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Summary', exact: true }).click();
    await page.getByRole('button', { name: 'Finish the mock' }).click();
    await page.getByTestId('score').waitFor();
  },

  'forward only with feedback: a question whose time is over is told of, too, and waits': async (world) => {
    const { page } = await sitPlan(world, {
      ...forward,
      sections: [typedSection('Quick', 2, { itemClock: hard(10) })],
      feedback: { score: 'after-each', key: 'after-each', explanation: 'after-each' },
    });
    await page.getByLabel('Your answer').fill('surely wrong');
    await page.getByTestId('item-feedback').getByText('Incorrect', { exact: true }).waitFor({ timeout: 25_000 });
    await page.getByTestId('correct-answer').waitFor();
    await page.waitForTimeout(4_000);
    await question(page, 1).waitFor();
    await next(page).click();
    await question(page, 2).waitFor();
  },

  'a whole forward-only interview by keyboard alone': async (world) => {
    const { page } = await sitPlan(world, { ...forward, sections: [typedSection('One', 2)], clock: hard(1_800) });
    await question(page, 1).waitFor();
    const tabTo = async (name) => {
      for (let tries = 0; tries < 40; tries += 1) {
        await page.keyboard.press('Tab');
        const focused = await page.evaluate(() => {
          const { activeElement: at } = document;
          return at?.getAttribute('aria-label') ?? at?.labels?.[0]?.textContent ?? at?.textContent;
        });
        if (focused === name) return;
      }
      throw new Error(`${name} can’t be reached`);
    };
    await tabTo('Your answer');
    await page.keyboard.type('by keyboard');
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await tabTo('Next');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await question(page, 2).waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await page.getByRole('heading', { name: 'Before you finish' }).waitFor();
    await tabTo('Finish the mock');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Enter');
    await page.getByTestId('score').waitFor();
  },
};
