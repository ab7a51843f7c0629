import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const content = (prompt) => ({
  kind: 'single-choice',
  prompt,
  options: [
    { id: 'yes', text: 'Yes' },
    { id: 'no', text: 'No' },
  ],
  key: 'yes',
  explanation: 'Because it is.',
  estimatedSeconds: 30,
});

/** Somebody new whom the admin has made an instructor. */
async function instructor(world, admin, name) {
  const visitor = await Visitor.at(world);
  const { email } = await visitor.signUp(name);
  const { items } = await admin.api('GET', `/admin/people?q=${encodeURIComponent(email)}`);
  await admin.api('PATCH', `/admin/people/${items[0].id}`, { role: 'instructor' });
  return { visitor, email };
}

export const tests = {
  'a version is reviewed, sent back, mended and approved, and its history tells it': async (world) => {
    const faults = [];
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    const { visitor: ada } = await instructor(world, admin, 'Ada Author');
    const { visitor: rob } = await instructor(world, admin, 'Rob Reviewer');
    rob.tolerated.push(/status of 422/);
    const prompt = `Is a heap a tree? (${Date.now()})`;
    const body = { topics: ['trees'], level: 'entry', content: content(prompt) };
    const { id } = await ada.api('POST', '/admin/questions', body);
    await ada.page.goto(`/teach/questions/${id}`);
    await ada.page.getByRole('button', { name: 'Submit for review' }).click();
    const mine = ada.page.getByRole('region', { name: 'Review' });
    await mine.getByRole('button', { name: 'Take back' }).waitFor();

    const { page } = rob;
    await page.goto('/teach/review');
    await page.getByRole('link', { name: prompt }).waitFor();
    faults.push(...(await faultsOf(page, '/teach/review')));
    await page.getByRole('link', { name: prompt }).click();
    const review = page.getByRole('region', { name: 'Review' });
    await review.getByText('Nobody has said anything').waitFor();
    await review.getByRole('button', { name: 'Request changes' }).click();
    await review.getByText('Say what is to be changed').waitFor();
    await review.getByLabel('Comment').fill('Say **why** it is one.');
    await review.getByLabel('About').selectOption({ label: 'explanation' });
    await review.getByRole('button', { name: 'Request changes' }).click();
    await page.getByTestId('version-1').getByText('Draft', { exact: true }).waitFor();
    await review.getByTestId('thread').getByText('why', { exact: true }).waitFor();
    faults.push(...(await faultsOf(page, 'a question with a thread')));

    await ada.page.reload();
    const thread = mine.getByTestId('thread');
    await thread.getByRole('button', { name: 'Reply' }).click();
    await thread.getByLabel('Reply').fill('It has a root, now it says so.');
    await thread.getByRole('button', { name: 'Send the reply' }).click();
    await thread.getByText('now it says so').waitFor();
    await ada.page.getByRole('button', { name: 'Submit for review' }).click();
    await mine.getByRole('button', { name: 'Take back' }).waitFor();

    await page.reload();
    await review.getByText('No comment is open: 1 open comment').waitFor();
    assert.ok(await review.getByRole('button', { name: 'Approve' }).isDisabled());
    await review.getByRole('button', { name: 'Resolve' }).click();
    await review.getByText('Resolved by Rob Reviewer').waitFor();
    await review.getByRole('button', { name: 'Approve' }).click();
    await page.getByTestId('version-1').getByText('Approved', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'History' }).click();
    await page.getByTestId('audit-entry').filter({ hasText: 'Changes requested' }).waitFor();
    await page
      .getByTestId('audit-entry')
      .filter({ hasText: 'Commented' })
      .first()
      .getByText('Before and after')
      .click();
    await page.getByText('now it says so').waitFor();
    faults.push(...(await faultsOf(page, '/teach/audit')));
    assert.deepEqual(faults, []);
  },

  'a question is shared and handed over by its owner': async (world) => {
    const faults = [];
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    const { visitor: ada } = await instructor(world, admin, 'Ada Owner');
    const { visitor: eve, email } = await instructor(world, admin, 'Eve Editor');
    const body = { topics: ['trees'], level: 'entry', content: content(`Is it shared? (${Date.now()})`) };
    const { id } = await ada.api('POST', '/admin/questions', body);
    const { page } = ada;
    await page.goto(`/teach/questions/${id}`);
    const people = page.getByRole('region', { name: 'People' });
    await people.getByRole('combobox', { name: 'Share with, or hand over to' }).fill(email);
    await page.getByRole('option', { name: email }).click();
    await people.getByRole('button', { name: 'Add as an editor' }).click();
    await people.getByText('Eve Editor edits it, too').waitFor();
    faults.push(...(await faultsOf(page, 'a question that is shared')));
    await eve.page.goto(`/teach/questions/${id}`);
    await eve.page.getByRole('button', { name: 'Submit for review' }).click();
    await eve.page.getByTestId('version-1').getByText('In review', { exact: true }).waitFor();
    await people.getByRole('combobox', { name: 'Share with, or hand over to' }).fill(email);
    await page.getByRole('option', { name: email }).click();
    await people.getByRole('button', { name: 'Hand over' }).click();
    await people.getByText('Owner: Eve Editor').waitFor();
    await people.getByText('Ada Owner edits it, too').waitFor();
    assert.equal(await people.getByRole('button', { name: 'Hand over' }).count(), 0);
    assert.deepEqual(faults, []);
  },

  'all questions that are found are changed at once, after a look, and back again': async (world) => {
    const faults = [];
    const admin = await Visitor.at(world);
    await admin.signIn(world.admin.email, world.admin.password);
    const { visitor: ada } = await instructor(world, admin, 'Ada Many');
    const word = `many-${Date.now()}`;
    for (const number of [1, 2, 3]) {
      const body = {
        slug: `${word}-${number}`,
        topics: ['trees'],
        level: 'entry',
        content: content(`Which, ${word}?`),
      };
      await (number === 3 ? admin : ada).api('POST', '/admin/questions', body);
    }
    const { page } = ada;
    await page.goto(`/teach/questions?q=${word}`);
    await page.getByText(`${word}-3`).waitFor();
    await page.getByRole('button', { name: 'Change all found' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Level').selectOption({ label: 'Senior' });
    faults.push(...(await faultsOf(page, 'the dialog of bulk acts')));
    await dialog.getByRole('button', { name: 'Preview' }).click();
    await page.getByRole('heading', { name: 'Set the level to Senior' }).waitFor();
    await page.getByText('2 questions would change, 1 can’t be changed').waitFor();
    await page.getByTestId('bulk-item').first().getByText('Entry → Senior').waitFor();
    faults.push(...(await faultsOf(page, '/teach/bulk (preview)')));
    await page.getByLabel('Show').selectOption('refused');
    await page.getByText('Only its owner, its editors and admins change it').waitFor();
    await page.getByRole('button', { name: 'Change 2 questions' }).click();
    await page.getByText('2 questions changed.').waitFor();
    faults.push(...(await faultsOf(page, '/teach/bulk (applied)')));
    await page.goto('/teach/bulk');
    await page.getByRole('link', { name: 'Set the level to Senior' }).click();
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('2 questions as before.').waitFor();
    const { items } = await ada.api('GET', `/admin/questions?q=${word}`);
    assert.deepEqual(
      items.map(({ level }) => level),
      ['entry', 'entry', 'entry'],
    );
    assert.deepEqual(faults, []);
  },
};
