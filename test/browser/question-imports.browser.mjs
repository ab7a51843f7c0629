import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const question = (id, prompt, tag = 'arrays') =>
  `// [id:${id}] [tag:${tag}]\n::${id}::${prompt} {=yes ~no #### Because.}\n`;
const quiz = [
  '$CATEGORY: $course$/top/Chapter one\n',
  question('b-one', 'Is an array indexed in constant time?'),
  question('b-two', 'Is a B-tree balanced?', 'storage'),
  '::Broken::{=a ~b\n',
  '::Words::Only words.\n',
].join('\n');

export const tests = {
  'questions of Moodle are looked at, sorted in, imported, exported and taken back': async (world) => {
    const faults = [];
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    const { page } = admin;
    await page.goto('/teach/questions');
    await page.getByRole('link', { name: 'Imports' }).click();
    await page.getByRole('heading', { name: 'Choose a file' }).waitFor();
    faults.push(...(await faultsOf(page, '/teach/imports')));

    const choose = page.locator('input[type=file]');
    await choose.setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<html></html>') });
    await page.getByText('Its format is not known here.').waitFor();
    await choose.setInputFiles({ name: 'quiz.txt', mimeType: 'text/plain', buffer: Buffer.from(quiz) });
    await page.getByRole('heading', { name: 'What is in quiz.txt' }).waitFor();
    await page.getByText('1 question has no topic yet').waitFor();
    faults.push(...(await faultsOf(page, '/teach/imports (preview)')));
    const apply = page.getByRole('button', { name: 'Import 2 questions' });
    assert.ok(await apply.isDisabled());
    await page.getByRole('group', { name: 'Tags' }).getByRole('combobox', { name: 'storage' }).click();
    await page.getByRole('option', { name: 'Databases' }).click();
    await page.keyboard.press('Escape');
    await page.getByText('has no topic yet').waitFor({ state: 'detached' });
    await page.getByRole('combobox', { name: 'Show' }).click();
    await page.getByRole('option', { name: /^Faulty/ }).click();
    await page.getByText('line 9').waitFor();
    await apply.click();
    await page.getByText('quiz.txt is imported').waitFor();
    faults.push(...(await faultsOf(page, '/teach/imports (imported)')));

    await page.getByRole('link', { name: 'Go to the drafts' }).click();
    await page.getByText('Is a B-tree balanced?').waitFor();
    await page.getByRole('button', { name: 'Export' }).click();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: 'GIFT' }).click(),
    ]);
    assert.match(download.suggestedFilename(), /^questions-[\d-]+\.gift\.txt$/);

    await page.goto('/teach/imports');
    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('2 questions removed').waitFor();
    assert.deepEqual(faults, []);
  },
};
