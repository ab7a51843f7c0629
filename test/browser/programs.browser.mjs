import assert from 'node:assert/strict';
import { editorOf, write } from './answering.mjs';
import { faultsOf } from './faults.mjs';
import { saved, Visitor } from './person.mjs';

const slow = { timeout: 60_000 };
const languages = ['javascript', 'typescript', 'python'];

export const tests = {
  ...Object.fromEntries(
    languages.map((language) => [
      `a coding question in a timed mock, in ${language}: wrong, mended, right`,
      (world) => mockOf(world, 'code', language),
    ]),
  ),
  'a SQL question in a timed mock: wrong, mended, right': (world) => mockOf(world, 'sql'),

  'each language keeps its draft, and a look at another one takes no answer away': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock({ kinds: ['code'], count: 1 });
    await choose(page, 'javascript');
    await write(page, '// in JavaScript');
    await choose(page, 'python');
    await page.getByText('Your answer is still the one in JavaScript').waitFor();
    assert.match(await editorOf(page).innerText(), /def |class /);
    await saved(page);
    assert.deepEqual(await storedOf(robin, mock), { language: 'javascript', source: '// in JavaScript' });
    await write(page, '# in Python');
    await saved(page);
    assert.deepEqual(await storedOf(robin, mock), { language: 'python', source: '# in Python' });
    await page.reload();
    await editorOf(page).getByText('# in Python').waitFor();
    await choose(page, 'javascript');
    await editorOf(page).getByText('// in JavaScript').waitFor();
    await saved(page);
    assert.equal((await storedOf(robin, mock)).language, 'javascript');

    await page.getByRole('button', { name: 'Start over' }).click();
    await page.getByText('0 of 1 answered').waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('1 of 1 answered').waitFor();
    await saved(page);
    assert.deepEqual(await storedOf(robin, mock), { language: 'javascript', source: '// in JavaScript' });
  },

  'two windows: the newer program shows, and the other one is not lost': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const mock = await robin.startMock({ kinds: ['sql'], count: 1 });
    const other = await robin.elsewhere();
    await other.page.goto(`/mocks/${mock.id}`);
    await editorOf(other.page).waitFor();
    await write(robin.page, 'SELECT 1');
    await saved(robin.page);
    await write(other.page, 'SELECT 2');
    await other.page.getByText('Answered in another window too').waitFor();
    await editorOf(other.page).getByText('SELECT 1').waitFor();
    await other.page.getByRole('button', { name: 'Put back what I typed here' }).click();
    await editorOf(other.page).getByText('SELECT 2').waitFor();
    await saved(other.page);
    assert.deepEqual(await storedOf(robin, mock), { sql: 'SELECT 2' });
  },

  'by keyboard alone: to the editor, run, out of it again, panes and language': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await robin.startMock({ kinds: ['code'], count: 1 });
    await editorOf(page).waitFor();
    const focused = (name) => page.evaluate((key) => document.activeElement?.getAttribute(key), name);
    const tabTo = async (name, wanted) => {
      for (let tries = 0; tries < 60; tries += 1) {
        if (wanted.test((await focused(name)) ?? '')) return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`no ${wanted} by Tab`);
    };
    await tabTo('aria-label', /^Width of the problem$/);
    const separator = page.getByRole('separator', { name: 'Width of the problem' });
    const width = async () => Number(await separator.getAttribute('aria-valuenow'));
    const first = await width();
    await page.keyboard.press('ArrowRight');
    await page.waitForFunction(
      ([node, old]) => Number(node.getAttribute('aria-valuenow')) > old,
      [await separator.elementHandle(), first],
    );
    await page.keyboard.press('Home');
    assert.equal(await width(), Number(await separator.getAttribute('aria-valuemin')));
    await tabTo('aria-label', /^Language$/);
    await page.keyboard.press('j');
    await tabTo('aria-label', /^Your code$/);
    await page.keyboard.press('Control+End');
    await page.keyboard.type('// typed');
    await page.keyboard.press('Tab');
    assert.equal(await focused('aria-label'), 'Your code', 'Tab indents');
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('judge').waitFor(slow);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Tab');
    assert.notEqual(await focused('aria-label'), 'Your code', 'Escape, then Tab leaves the editor');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focused('aria-label'), 'Your code');
    await page.keyboard.press('Control+m');
    await page.keyboard.press('Tab');
    assert.notEqual(await focused('aria-label'), 'Your code', 'Ctrl+M lets Tab leave');
    await page.reload();
    await editorOf(page).getByText('// typed').waitFor();
    assert.equal(await width(), Number(await separator.getAttribute('aria-valuemin')), 'the panes are remembered');
    await page.getByRole('button', { name: 'Reset layout' }).click();
    assert.equal(await width(), first);
  },

  'own cases are checked before they are sent, and run beside the examples': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const { slug, content } = await functionQuestion(robin);
    await page.goto(`/questions/${slug}`);
    await choose(page, 'javascript');
    await write(page, await solutionOf(world, slug, 'javascript'));
    await page.getByRole('tab', { name: 'Own cases' }).click();
    await page.getByRole('button', { name: 'Add a case' }).click();
    const [parameter] = content.signature.parameters;
    const field = page.getByLabel(parameter.name, { exact: true });
    const value = await field.inputValue();
    await field.fill('[1,');
    await page.keyboard.press('Control+Enter');
    await page.getByText('Not JSON').waitFor();
    assert.equal(await field.getAttribute('aria-invalid'), 'true');
    await field.fill(value);
    await page.keyboard.press('Control+Enter');
    await page.getByTestId('judge').getByText('Own case 1').waitFor(slow);
    await page.getByTestId('judge').getByText('Accepted').first().waitFor();
    await page.reload();
    await page.getByRole('tab', { name: 'Own cases (1)' }).waitFor();
  },

  'a run can be cancelled, and a refusal is told': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(/status of 429/);
    await robin.signUp();
    const { page } = robin;
    const { slug } = await functionQuestion(robin);
    await page.goto(`/questions/${slug}`);
    await write(page, 'anything');
    await page.route('**/run', () => {});
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Running… [23] s$/).waitFor();
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByText('Cancelled.').waitFor();
    await page.unroute('**/run');
    const problem = { code: 'request.rate-limited', title: 'Too many', status: 429 };
    await page.route('**/run', (route) =>
      route.fulfill({ status: 429, contentType: 'application/problem+json', body: JSON.stringify(problem) }),
    );
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByText('That was too many tries').waitFor();
  },

  'a missed coding question comes back and is answered in Reviews': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock({ kinds: ['code'], count: 1 });
    await robin.api('POST', `/quiz-sessions/${mock.id}/finish`);
    await page.goto(`/mocks/${mock.id}/result`);
    await page.getByTestId('debrief-item').getByText('Not answered').waitFor();
    await page.getByRole('radiogroup', { name: 'Language of the solution' }).waitFor();
    await page.getByRole('link', { name: 'Start reviewing' }).click();
    // It is within its first step, which is a minute long.
    await page.getByRole('button', { name: 'Take it now' }).click();
    const { slug } = mock.items[0].question;
    await choose(page, 'python');
    await write(page, await solutionOf(world, slug, 'python'));
    await page.keyboard.press('Control+Shift+Enter');
    await page.getByTestId('graded').getByText('Correct').waitFor(slow);
    await page.getByTestId('judge').getByText('Accepted').first().waitFor();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByText('Done for today').waitFor();
  },

  'an instructor writes a coding question; its key must hold before it is approved': async (world) => {
    const admin = await Visitor.at(world);
    admin.tolerated.push(/status of 422/);
    const { page } = admin;
    await admin.signIn(world.admin.email, world.admin.password);
    for (const kind of ['Coding', 'SQL']) {
      await page.goto('/teach/questions/new');
      await page.getByRole('combobox', { name: 'Topics' }).click();
      await page.getByRole('option', { name: 'Arrays' }).click();
      await page.keyboard.press('Escape');
      await page.getByLabel('Kind').selectOption({ label: kind });
      await page.getByText('JSON', { exact: true }).click();
      const content = page.getByLabel('Content');
      const text = await content.inputValue();
      const isCode = kind === 'Coding';
      await content.fill(
        isCode ? text.replace('"expected": 6', '"expected": 7') : text.replace('WHERE id NOT IN', 'WHERE id IN'),
      );
      await page.getByRole('button', { name: 'Save draft' }).click();
      await page.getByRole('heading', { name: 'Edit question' }).waitFor();
      const version = page.getByTestId('version-1');
      await version.getByRole('button', { name: 'Submit for review' }).click();
      await version.getByText('In review', { exact: true }).waitFor();
      const review = page.getByRole('region', { name: 'Review' });
      await review.getByRole('button', { name: 'Approve' }).click();
      const refusal = page.getByRole('alert');
      await refusal.getByText('own solutions were run').waitFor(slow);
      await refusal
        .getByText(isCode ? /\/solutions\// : /\/solution$/)
        .first()
        .waitFor();
      await review.getByRole('button', { name: 'Take back' }).click();
      await version.getByText('Draft', { exact: true }).waitFor();

      await page.getByText('JSON', { exact: true }).click();
      await content.fill(text);
      const preview = page.getByRole('region', { name: 'Preview' });
      await preview.getByRole('tab', { name: isCode ? 'Code' : 'Query' }).click();
      const { solutions, solution } = JSON.parse(text);
      if (isCode) await choose(page, 'javascript');
      await write(page, isCode ? solutions.javascript : solution);
      await preview.getByRole('button', { name: 'Grade this answer' }).click();
      await preview.getByTestId('try-grade').getByText('Correct').waitFor(slow);
      await preview.getByTestId('judge').waitFor();
      await page.locator('[data-testid=draft-state][data-phase=saved]').getByText(/ ago/).waitFor(slow);
      await version.getByRole('button', { name: 'Submit for review' }).click();
      await review.getByRole('button', { name: 'Approve' }).click(slow);
      await version.getByText('Approved', { exact: true }).waitFor(slow);
    }
  },

  'no rule of accessibility fails where programs are written, run and judged': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const faults = [];
    for (const kind of ['code', 'sql']) {
      const [{ slug }] = (await robin.api('GET', `/questions?kind=${kind}`)).items;
      await page.goto(`/questions/${slug}`);
      await editorOf(page).waitFor();
      faults.push(...(await faultsOf(page, `${kind}, new`)));
      await write(page, kind === 'sql' ? 'SELECT NULL AS nothing, 1 AS one' : '# nothing that runs (');
      // The list of completions is reached by the arrows from within the editor; axe asks for Tab.
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+Enter');
      await page.getByTestId('judge').waitFor(slow);
      faults.push(...(await faultsOf(page, `${kind}, wrong`)));
      if (kind === 'code') {
        await page.getByRole('tab', { name: 'Own cases' }).click();
        await page.getByRole('button', { name: 'Add a case' }).click();
        faults.push(...(await faultsOf(page, 'own case')));
      }
      await page.getByRole('button', { name: 'Submit', exact: true }).click();
      await page.getByTestId('graded').waitFor(slow);
      await page.getByTestId('judge').waitFor();
      faults.push(...(await faultsOf(page, `${kind}, graded`)));
    }
    assert.deepEqual(faults, []);
  },

  'on a phone the parts are tabs, and Run leads to the result': async (world) => {
    const robin = await Visitor.at(world, { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
    await robin.signUp();
    const { page } = robin;
    await robin.startMock({ kinds: ['sql'], count: 1 });
    await page.getByRole('tab', { name: 'Query' }).click();
    await write(page, 'SELECT 1 AS one');
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    await page.getByRole('tab', { name: 'Result', selected: true }).waitFor();
    await page.getByTestId('judge').waitFor(slow);
    await page.getByRole('columnheader', { name: 'one' }).waitFor();
  },
};

/** Through the whole of it as a candidate: run something wrong, see it, mend it, finish, read the debrief. */
async function mockOf(world, kind, language) {
  const robin = await Visitor.at(world);
  await robin.signUp();
  const { page } = robin;
  const mock = await robin.startMock({ kinds: [kind], count: 1 });
  const { slug, content } = mock.items[0].question;
  if (language) await choose(page, language);
  await page.getByText('0 of 1 answered').waitFor();
  const comment = language === 'python' ? '# still thinking' : '// still thinking';
  await write(page, kind === 'sql' ? 'SELECT 1 AS one, NULL AS nothing' : `${content.starter[language]}\n${comment}\n`);
  await page.keyboard.press('Control+Enter');
  const judge = page.getByTestId('judge');
  await judge.waitFor(slow);
  assert.match(await judge.innerText(), /^(Wrong answer|Runtime error)/);
  if (kind === 'sql') await judge.getByText('NULL', { exact: true }).first().waitFor();
  // Cases that pass are folded: what only begins to be a solution passes the first one now and then.
  else await judge.getByText('Input', { exact: true }).filter({ visible: true }).first().waitFor();

  await write(page, await solutionOf(world, slug, language));
  await page.getByRole('button', { name: 'Run', exact: true }).click();
  await page.waitForFunction(
    () => document.querySelector('[data-testid=judge]')?.innerText.startsWith('Accepted'),
    undefined,
    slow,
  );
  await saved(page);
  await page.reload();
  await page.getByText('1 of 1 answered').waitFor();
  await page.getByRole('button', { name: 'Finish…' }).click();
  await page.getByRole('button', { name: 'Finish the mock' }).click();
  const item = page.getByTestId('debrief-item');
  await item.getByText('Correct', { exact: true }).waitFor(slow);
  // What was right is folded.
  await item.getByRole('button', { name: /^Show/ }).first().click();
  await item.getByTestId('judge').getByText('Accepted').first().waitFor();
  await item.getByText('Reference solution').waitFor();
}

async function choose(page, language) {
  const select = page.getByLabel('Language', { exact: true });
  await select.selectOption(language);
}

const storedOf = async (robin, mock) => (await robin.api('GET', `/quiz-sessions/${mock.id}`)).items[0].response;

/** A question that is answered by a function with parameters. */
async function functionQuestion(robin) {
  const { items } = await robin.api('GET', '/questions?kind=code');
  return items.find(({ content }) => content.signature.kind !== 'class' && content.signature.parameters.length > 0);
}

/** As its author has it. */
async function solutionOf(world, slug, language) {
  const teacher = await Visitor.at(world);
  await teacher.signIn(world.admin.email, world.admin.password);
  const { items } = await teacher.api('GET', `/admin/questions?q=${slug}`);
  const { id } = items.find((item) => item.slug === slug);
  const { versions } = await teacher.api('GET', `/admin/questions/${id}`);
  const { content } = versions.at(-1);
  return content.solution ?? content.solutions[language] ?? content.solutions.javascript;
}
