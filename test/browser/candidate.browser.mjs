import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { answer, answerRightly } from './answering.mjs';
import { password, saved, Visitor } from './person.mjs';

export const tests = {
  'a stranger signs up and arrives where they wanted to go': async (world) => {
    const { page } = await Visitor.at(world);
    await page.goto('/practice?level=senior');
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();
    await page.getByRole('link', { name: 'Create an account' }).click();
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('Tell us what to call you').waitFor();
    await page.getByLabel('Name').fill('Robin');
    await page.getByLabel('E-mail').fill(`${randomUUID()}@example.org`);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.waitForURL('**/practice?level=senior');
    await page.getByRole('heading', { name: 'Practice' }).waitFor();
    assert.equal(await page.title(), 'Practice · Rehearse');
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Create an account' }).waitFor();
  },

  'refusals are told in plain words, beside the field where they belong': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(/status of (409|422)/);
    const { email } = await robin.signUp();
    const { page } = robin;
    await robin.context.clearCookies();
    await page.goto('/sign-in');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('not the password');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByText('The e-mail address or the password is wrong.').waitFor();
    await page.goto('/sign-up');
    await page.getByLabel('Name').fill('Robin');
    await page.getByLabel('E-mail').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('short');
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('must have at least 8 characters').waitFor();
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Create account' }).click();
    await page.getByText('There is already an account with this e-mail address.').waitFor();
  },

  'a mock from choosing topics to its debrief, then its reviews': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await page.goto('/');
    await page.getByRole('link', { name: 'Start a mock' }).click();
    await page.getByRole('heading', { name: 'What about?' }).waitFor();
    assert.equal(await page.evaluate(() => document.activeElement?.tagName), 'H1', 'the focus moves to the new page');
    await page.getByRole('button', { name: 'All of System design' }).click();
    await page.getByLabel('Questions', { exact: true }).fill('6');
    await page.getByRole('button', { name: 'Start: 6 questions, 20 minutes' }).click();
    await page.getByRole('heading', { name: 'Question 1 of 6' }).waitFor();
    const id = new URL(page.url()).pathname.split('/').at(-1);

    const mock = await robin.api('GET', `/quiz-sessions/${id}`);
    for (const { position, question } of mock.items.slice(0, 5)) {
      await answer(page, question);
      await saved(page);
      if (position === mock.items[1].position) await page.getByRole('button', { name: 'Flag', exact: true }).click();
      await page.getByRole('button', { name: 'Next', exact: true }).click();
    }
    await page.getByRole('heading', { name: 'Question 6 of 6' }).waitFor();

    await page.reload();
    await page.getByText('5 of 6 answered').waitFor();
    const elsewhere = await robin.elsewhere();
    await elsewhere.page.goto('/');
    await elsewhere.page.getByRole('region', { name: 'Running mock' }).getByRole('link').click();
    await elsewhere.page.getByText('5 of 6 answered').waitFor();
    await elsewhere.page.getByRole('button', { name: 'Question 2, answered, flagged' }).waitFor();
    const [here, there] = await Promise.all([page, elsewhere.page].map(secondsLeft));
    assert.ok(Math.abs(here - there) <= 2, `two devices, two clocks: ${here} s and ${there} s`);

    await page.getByRole('button', { name: 'Summary', exact: true }).click();
    await page.getByText('Not answered: 1 question').waitFor();
    await page.getByText('Flagged: 1 question').waitFor();
    await page.getByRole('button', { name: 'Finish the mock' }).click();
    await page.getByRole('button', { name: 'Finish all the same' }).click();
    await page.getByRole('heading', { name: 'Debrief' }).waitFor();
    await page.getByTestId('score').waitFor();
    assert.equal(await page.getByTestId('debrief-item').count(), 6);
    assert.equal(await page.getByTestId('correct-answer').count(), 6);
    await page.getByTestId('debrief-item').last().getByText('Not answered').waitFor();
    // The other device hears that the mock is over and shows the debrief, too.
    await elsewhere.page.getByTestId('score').waitFor();

    await reviewAll(robin, await robin.api('GET', `/quiz-sessions/${id}/result`));
  },

  'each kind can be answered, is there after a reload, and is graded': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const kinds = [
      'single-choice',
      'multiple-choice',
      'numeric',
      'short-text',
      'ordering',
      'matching',
      'code',
      'sql',
      'open',
      'flashcard',
    ];
    for (const kind of kinds) {
      const mock = await robin.startMock({ kinds: [kind], count: 1 });
      await answer(page, mock.items[0].question);
      await page.getByText('1 of 1 answered').waitFor();
      await saved(page);
      await page.reload();
      await page.getByText('1 of 1 answered').waitFor();
      const stored = (await robin.api('GET', `/quiz-sessions/${mock.id}`)).items[0];
      assert.notEqual(stored.response, null, kind);
      await robin.api('POST', `/quiz-sessions/${mock.id}/finish`);
      await page.goto(`/mocks/${mock.id}/result`);
      const item = page.getByTestId('debrief-item');
      await item.waitFor();
      // Exactly these words: a question may say that no answer is cached.
      assert.equal(await item.getByText('No answer', { exact: true }).count(), 0, kind);
      const debrief = await robin.api('GET', `/quiz-sessions/${mock.id}/result`);
      assert.notEqual(debrief.items[0].verdict, 'skipped', kind);
    }
  },

  'an open answer said aloud counts by its ticks': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const { items } = await robin.api('GET', '/questions?kind=open&limit=100');
    // Those that an instructor assesses show no rubric before.
    for (const { slug, kind } of items.filter(({ content }) => content.assessment === 'self')) {
      await page.goto(`/questions/${slug}`);
      await review(page, { kind });
      await page.getByTestId('graded').getByText('Correct').waitFor();
      await page.getByTestId('graded').getByText('Easy').waitFor();
    }
  },

  'a flashcard by keyboard alone': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const [{ slug }] = (await robin.api('GET', '/questions?kind=flashcard')).items;
    await page.goto(`/questions/${slug}`);
    await page.getByRole('button', { name: 'Show answer' }).waitFor();
    await page.keyboard.press('Space');
    await page.getByText('How did it go?').waitFor();
    await page.keyboard.press('Space');
    await page.getByTestId('graded').getByText('Good').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Show answer' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('How did it go?').waitFor();
    await page.keyboard.press('1');
    await page.getByTestId('graded').getByText('Again').waitFor();
  },

  'more questions than there are: says so and starts nothing': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(/status of (409|422)/);
    await robin.signUp();
    const { page } = robin;
    await page.goto('/mocks/new');
    await page.getByRole('button', { name: 'None of Data structures and algorithms' }).click();
    await page.getByText('Choose at least one topic.').waitFor();
    await page.getByText(/^File systems/).click();
    await page.getByLabel('Questions', { exact: true }).fill('30');
    await page.getByRole('button', { name: /^Start:/ }).click();
    await page.getByText('There are not enough questions').waitFor();
  },
};

async function secondsLeft(page) {
  const [minutes, seconds] = (await page.getByRole('timer').innerText()).split(':').map(Number);
  return minutes * 60 + seconds;
}

/** Reviews what came back, rightly, until nothing is due; takes one back on the way. */
async function reviewAll(robin, debrief) {
  const { page } = robin;
  const items = new Map(debrief.items.map((item) => [item.questionId, item]));
  await page.getByRole('link', { name: 'Start reviewing' }).click();
  await page.getByRole('heading', { name: 'Reviews' }).waitFor();
  const over = page.getByText('Done for today');
  const prompt = page.getByTestId('prompt');
  let takenBack = false;
  const waiting = page.getByTestId('waiting');
  for (let turn = 0; turn < 40; turn += 1) {
    await prompt.or(over).or(waiting).first().waitFor();
    if (await over.isVisible()) break;
    // Learning steps that are not due yet are taken before their time.
    if (await waiting.isVisible()) await page.keyboard.press('Enter');
    await prompt.waitFor();
    const { items: due } = await robin.api('GET', '/reviews/due');
    const shown = await shownOf(
      page,
      due.map(({ question }) => question),
    );
    await review(page, shown, items.get(shown.id).correctAnswer);
    await page.getByTestId('due').waitFor();
    if (!takenBack) {
      takenBack = true;
      await page.keyboard.press('Control+z');
      await page.getByTestId('graded').waitFor({ state: 'detached' });
      await review(page, shown, items.get(shown.id).correctAnswer, { isTicked: true });
      await page.getByTestId('due').waitFor();
    }
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByTestId('graded').waitFor({ state: 'detached' });
  }
  await over.waitFor();
  assert.match(await page.getByTestId('next-due').innerText(), /\d+ review/);
}

/** The question on the page, among those that are due: some begin alike, so the one with most of its lines there. */
async function shownOf(page, questions) {
  const text = plain(await page.getByTestId('prompt').innerText());
  const likeness = ({ content }) => {
    const lines = (content.front ?? content.prompt).split('\n').map(plain);
    const telling = lines.filter((line) => line.length > 3);
    return telling.filter((line) => text.includes(line)).length / telling.length;
  };
  const [shown] = questions.toSorted((a, b) => likeness(b) - likeness(a));
  assert.ok(shown && likeness(shown) > 0, `an unknown question: ${text.slice(0, 80)}`);
  return shown;
}

const plain = (text) => text.replaceAll(/[\s`*_]+/g, '');

/** `isTicked`: what was ticked before the review was taken back is there again. */
async function review(page, question, right, { isTicked = false } = {}) {
  const selfRated = question.kind === 'flashcard' || question.kind === 'open';
  if (selfRated) {
    await page.getByRole('button', { name: 'Show answer' }).click();
    const easy = page.getByRole('button', { name: /^Easy/ });
    await easy.waitFor(); // the criteria come with the answer
    // What is neither written nor ticked is no answer: it can't be rated better than Again.
    assert.equal(await easy.isDisabled(), question.kind === 'open' && !isTicked);
    for (const criterion of await page.getByRole('checkbox').all()) await criterion.check();
    await easy.click();
  } else {
    await answerRightly(page, question, right);
    await page.getByRole('button', { name: /^(Check|Submit)$/ }).click();
  }
}
