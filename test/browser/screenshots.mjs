// Makes the pictures of the README (docs/screenshots) from the built product.
//   node test/browser/screenshots.mjs
import { mkdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { admin, endAll, makeFolder, Product, removeFolder } from '../../tools/product.mjs';
import { answer, answerRightly, write } from './answering.mjs';
import { chromiumPath, launch } from './chromium.mjs';
import { saved, Visitor } from './person.mjs';

const folder = fileURLToPath(new URL('../../docs/screenshots', import.meta.url));
const limitBytes = 200_000;
const wide = { width: 1280, height: 800 };
const phone = { width: 390, height: 844 };

async function takeAll(world) {
  const robin = await Visitor.at(world);
  await robin.signUp('Ada');
  const mock = await robin.startMock({
    count: 10,
    seed: 'screenshots',
    kinds: ['single-choice', 'numeric', 'ordering'],
  });
  const keys = await keysOf(robin, world);
  await sit(robin, mock, keys);
  await picture(robin.page, 'mock', wide);
  await robin.page.getByRole('button', { name: 'Finish…' }).click();
  await robin.page.getByRole('button', { name: 'Finish the mock' }).click();
  await robin.page.getByRole('button', { name: 'Finish all the same' }).click();
  await robin.page.getByTestId('score').waitFor();
  await picture(robin.page, 'debrief', wide);
  const coding = await solve(robin, keys);
  await picture(robin.page, 'coding', wide);
  await robin.api('POST', `/quiz-sessions/${coding.id}/finish`);
  await reviewSome(robin, keys);
  await robin.page.goto('/');
  await robin.page.getByText(/due/).first().waitFor();
  await picture(robin.page, 'today-phone', phone);
  await robin.page.emulateMedia({ colorScheme: 'dark' });
  await picture(robin.page, 'today-dark', wide);
  await robin.page.emulateMedia({ colorScheme: 'light' });
  await prepareForInterview(robin);
  await picture(robin.page, 'interview', { width: 1280, height: 1_240 });
}

/** The right answers, as an instructor may read them. */
async function keysOf(robin, world) {
  const teacher = await Visitor.at(world);
  await teacher.signIn(world.admin.email, world.admin.password);
  return async (question) => {
    const { versions } = await teacher.api('GET', `/admin/questions/${question.id}`);
    const { content } = versions.at(-1);
    const tried = await teacher.api('POST', '/admin/questions/try', { content, response: null });
    return tried.correctAnswer;
  };
}

/** As a good candidate would: most are right, one is flagged, the last ones are still open. */
async function sit({ page }, mock, keyOf) {
  for (const [index, { question }] of mock.items.slice(0, 7).entries()) {
    await page.getByTestId('prompt').waitFor();
    if (index === 2 || index === 5) await answer(page, question);
    else await answerRightly(page, question, await keyOf(question));
    if (index === 3) await page.getByRole('button', { name: 'Flag', exact: true }).click();
    await saved(page);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
  }
  const shown = mock.items.findIndex(({ question }, index) => index < 7 && question.kind === 'single-choice');
  await page.getByRole('button', { name: new RegExp(`^Question ${shown + 1},`) }).click();
  await page.getByRole('heading', { name: `Question ${shown + 1} of` }).waitFor();
}

/** A coding question, its program written and run. */
async function solve(robin, keyOf) {
  const mock = await robin.startMock({ count: 1, seed: 'screenshots', topics: ['strings'], kinds: ['code'] });
  const { source } = await keyOf(mock.items[0].question);
  await write(robin.page, source);
  await robin.page.getByRole('button', { name: 'Run', exact: true }).click();
  await robin.page.getByTestId('judge').getByText('Accepted').first().waitFor();
  await saved(robin.page);
  return mock;
}

/** A few reviews by the API, so that the days ahead are not empty. */
async function reviewSome(robin, keyOf) {
  for (let turn = 0; turn < 6; turn += 1) {
    const [due] = (await robin.api('GET', '/reviews/due')).items;
    if (!due) return;
    const { question } = due;
    const { id } = await robin.api('POST', '/reviews', {
      questionId: question.id,
      submissionId: crypto.randomUUID(),
      response: await keyOf(question),
      elapsedMs: 20_000,
      rating: turn % 2 ? 'easy' : 'good',
    });
    await robin.api('GET', `/reviews/${id}?waitMs=5000`);
  }
}

/** Three weeks for three topics, with too few minutes a day. */
async function prepareForInterview(robin) {
  const on = new Date(Date.now() + 21 * 86_400_000).toISOString().slice(0, 10);
  const topics = ['graphs', 'trees', 'sorting', 'caching', 'databases'];
  await robin.api('PUT', '/me/interview', { on, title: 'Backend engineer', topics, minutesPerDay: 20 });
  await robin.page.goto('/interview');
  await robin.page.getByRole('heading', { name: 'On the day' }).waitFor();
  await robin.page.waitForTimeout(1_500);
}

async function picture(page, name, viewport) {
  await page.setViewportSize(viewport);
  await page.evaluate(() => globalThis.scrollTo(0, 0));
  await page.mouse.move(0, 0);
  await page.waitForTimeout(400);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file });
  const { size } = statSync(file);
  console.log(`${path.relative(process.cwd(), file)} ${Math.round(size / 1000)} kB`);
  if (size > limitBytes) process.exitCode = 1;
}

const executable = chromiumPath();
if (!executable) {
  console.error('Chromium not found: install it, or name it in CHROMIUM_PATH.');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const dataDir = makeFolder();
const product = new Product(dataDir, { SIGN_UPS_PER_HOUR: '0', REQUESTS_PER_MINUTE: '0' });
const browser = await launch(executable);
try {
  const world = {
    browser,
    visitors: [],
    baseUrl: await product.address(),
    admin: { email: admin.ADMIN_EMAIL, password: admin.ADMIN_PASSWORD },
  };
  await takeAll(world);
} finally {
  await browser.close();
  await product.stop();
  endAll();
  removeFolder(dataDir);
}
