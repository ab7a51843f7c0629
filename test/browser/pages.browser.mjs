import assert from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import { answer, answerRightly, editorOf } from './answering.mjs';
import { faultsOf } from './faults.mjs';
import { saved, Visitor } from './person.mjs';

const firstLoadLimit = 240_000;
const chunkLimit = 130_000;
/** Everything that a question of kind `code` or `sql` brings along: editor, one grammar, the panes. */
const editorLimit = 260_000;

export const tests = {
  'no page fails an accessibility rule, in light or dark, or scrolls sideways at 320 pixels': async (world) => {
    const faults = [];
    const stranger = await Visitor.at(world);
    for (const path of ['/', '/sign-in', '/sign-up', '/no/such/page']) {
      await stranger.page.goto(path);
      await stranger.page.getByRole('heading', { level: 1 }).waitFor();
      faults.push(...(await faultsOf(stranger.page, path)));
    }
    const robin = await Visitor.at(world);
    await robin.signUp();
    faults.push(...(await emptyPages(robin)), ...(await sittingPages(robin)), ...(await studyPages(robin)));
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    faults.push(...(await teachingPages(admin)));
    assert.deepEqual(faults, []);
  },

  'the first page and every chunk stay within their budgets': async (world) => {
    const stranger = await Visitor.at(world);
    const first = new Map();
    listen(stranger.page, first);
    await visit(stranger.page, '/');
    const total = [...first.values()].reduce((sum, size) => sum + size, 0);
    assert.ok(total <= firstLoadLimit, `the first page loads ${total} bytes: ${list(first)}`);
    const admin = await Visitor.at(world);
    const chunks = new Map();
    listen(admin.page, chunks);
    await admin.signIn(world.admin.email, world.admin.password);
    for (const path of ['/mocks/new', '/reviews', '/progress', '/practice', '/teach/questions/new']) {
      await visit(admin.page, path);
    }
    for (const kind of ['code', 'sql']) {
      const before = new Set(chunks.keys());
      const [{ slug }] = (await admin.api('GET', `/questions?kind=${kind}`)).items;
      await visit(admin.page, `/questions/${slug}`);
      await editorOf(admin.page).waitFor();
      const brought = new Map([...chunks].filter(([path]) => !before.has(path)));
      const editor = [...brought.values()].reduce((sum, size) => sum + size, 0);
      assert.ok(editor <= editorLimit, `${kind} loads ${editor} bytes: ${list(brought)}`);
    }
    const heavy = new Map([...chunks].filter(([path, size]) => !first.has(path) && size > chunkLimit));
    assert.equal(list(heavy), '');
  },

  'the skip link leads to the content, and the colours can be switched': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await page.goto('/');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main');
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'Dark colours' }).click();
    await page.reload();
    await page.getByRole('heading', { level: 1 }).waitFor();
    assert.equal(await page.evaluate(() => document.documentElement.dataset.mantineColorScheme), 'dark');
  },
};

const list = (sizes) => [...sizes].map(([path, size]) => `${path} ${size}`).join(', ');

/** Keeps the size of each script and style sheet that a page loads, as gzip sends it. */
function listen(page, sizes) {
  page.on('response', async (reply) => {
    const { pathname } = new URL(reply.url());
    if (/\.(js|css)$/.test(pathname)) sizes.set(pathname, gzipSync(await reply.body(), { level: 9 }).length);
  });
}

/** Until nothing more is loaded for it. An open event stream is no loading. */
async function visit(page, path) {
  await page.goto(path);
  await settle(page);
  await page.waitForTimeout(500);
}

async function emptyPages({ page }) {
  const faults = [];
  const paths = [
    '/',
    '/mocks',
    '/mocks/new',
    '/reviews',
    '/cards',
    '/practice',
    '/progress',
    '/interview',
    '/settings/study',
    '/settings/memory',
    '/settings/data',
    '/settings/tokens',
  ];
  for (const path of paths) {
    await page.goto(path);
    await settle(page);
    faults.push(...(await faultsOf(page, `${path} (new account)`)));
  }
  await page.getByRole('button', { name: /^Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  faults.push(...(await faultsOf(page, 'account menu')));
  return faults;
}

/** A sitting with one question of each kind, answered and not, its summary, and its debrief. */
async function sittingPages(robin) {
  const { page } = robin;
  const faults = [];
  let mock;
  for (const kind of [
    'multiple-choice',
    'numeric',
    'short-text',
    'ordering',
    'matching',
    'code',
    'sql',
    'open',
    'flashcard',
    'single-choice',
  ]) {
    mock = await robin.startMock({ kinds: [kind], count: kind === 'single-choice' ? 3 : 1 });
    await page.getByTestId('prompt').waitFor();
    await answer(page, mock.items[0].question);
    await saved(page);
    await settle(page);
    faults.push(...(await faultsOf(page, `sitting, ${kind}`)));
    if (kind !== 'single-choice') await robin.api('POST', `/quiz-sessions/${mock.id}/finish`);
  }
  await page.getByRole('button', { name: 'Finish…' }).click();
  await page.getByRole('heading', { name: 'Before you finish' }).waitFor();
  faults.push(...(await faultsOf(page, 'sitting, summary')));
  await page.goto('/');
  await page.getByRole('region', { name: 'Running mock' }).waitFor();
  faults.push(...(await faultsOf(page, '/ (running mock)')));
  await robin.api('POST', `/quiz-sessions/${mock.id}/finish`);
  await page.goto(`/mocks/${mock.id}/result`);
  await page.getByTestId('score').waitFor();
  await settle(page);
  faults.push(...(await faultsOf(page, 'debrief')));
  return faults;
}

/** With something due; a question before and after its answer; a flashcard before and after its back. */
async function studyPages(robin) {
  const { page } = robin;
  const faults = [];
  for (const path of ['/', '/mocks', '/reviews', '/progress']) {
    await page.goto(path);
    await settle(page);
    faults.push(...(await faultsOf(page, path)));
  }
  const [{ slug, ...question }] = (await robin.api('GET', '/questions?kind=single-choice')).items;
  await page.goto(`/questions/${slug}`);
  await page.getByTestId('prompt').waitFor();
  await answerRightly(page, question, { choice: question.content.options[0].id });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByTestId('graded').waitFor();
  await settle(page);
  faults.push(...(await faultsOf(page, 'question, graded')));
  const [{ id: cardId }] = (await robin.api('GET', '/cards?sort=added')).items;
  for (const path of ['/cards', `/cards/${cardId}`]) {
    await page.goto(path);
    await settle(page);
    faults.push(...(await faultsOf(page, path)));
  }
  const [card] = (await robin.api('GET', '/questions?kind=open')).items;
  await page.goto(`/questions/${card.slug}`);
  await page.getByRole('button', { name: 'Show answer' }).click();
  await page.getByText('How did it go?').waitFor();
  await settle(page);
  faults.push(...(await faultsOf(page, 'open question, answer shown')));
  return faults;
}

async function teachingPages(admin) {
  const { page } = admin;
  const faults = [];
  const [{ id }] = (await admin.api('GET', '/admin/questions')).items;
  for (const path of [
    '/teach/review',
    '/teach/bulk',
    '/teach/audit',
    '/teach/questions',
    '/teach/questions/new',
    `/teach/questions/${id}`,
  ]) {
    await page.goto(path);
    await settle(page);
    faults.push(...(await faultsOf(page, path)));
  }
  await page.getByLabel('Content').fill('{}');
  await page.getByTestId('faults').waitFor();
  faults.push(...(await faultsOf(page, 'editor with faults')));
  return faults;
}

/** Until nothing is loading any more. */
async function settle(page) {
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.locator('.mantine-Skeleton-root').first().waitFor({ state: 'detached' });
  await page.waitForFunction(() => document.querySelectorAll('.mantine-Skeleton-root').length === 0);
}
