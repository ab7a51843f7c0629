import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { answerRightly } from './answering.mjs';
import { faultsOf } from './faults.mjs';
import { password, Visitor } from './person.mjs';

export const tests = {
  'one takes all one’s data along, then deletes the account and keeps a receipt': async (world) => {
    const robin = await Visitor.at(world);
    const { email } = await robin.signUp();
    const { page } = robin;
    await reviewOne(robin);
    await page.goto('/settings/data');
    await page.getByRole('heading', { name: 'Your data', exact: true }).waitFor();
    const faults = await faultsOf(page, '/settings/data');
    for (const [label, ending] of [
      ['JSON', '.json'],
      ['CSV', '-csv.zip'],
      ['Anki package', '.apkg'],
    ]) {
      const downloading = page.waitForEvent('download');
      await page.getByRole('button', { name: `Download ${label}` }).click();
      const file = await downloading;
      assert.ok(file.suggestedFilename().endsWith(ending), file.suggestedFilename());
      if (label === 'JSON') {
        const given = JSON.parse(readFileSync(await file.path(), 'utf8'));
        assert.deepEqual([given.account[0].email, given.reviews.length], [email, 1]);
      }
    }
    await page.getByRole('button', { name: 'Delete account…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Type “delete my account”').fill('delete my account');
    await dialog.getByLabel('Your password').fill('not this one');
    robin.tolerated.push(/status of 403/);
    await dialog.getByRole('button', { name: 'Delete it' }).click();
    await dialog.getByText('The password is wrong.').waitFor();
    faults.push(...(await faultsOf(page, 'delete account')));
    await dialog.getByLabel('Your password').fill(password);
    await dialog.getByRole('button', { name: 'Delete it' }).click();
    await page.getByRole('heading', { name: 'Everything is removed' }).waitFor();
    await page.getByText('1 reviews').waitFor();
    faults.push(...(await faultsOf(page, 'receipt')));
    assert.deepEqual(faults, []);
    const reply = await page.request.get('/api/v1/me');
    assert.equal(reply.status(), 401);
  },

  'progress shows pictures, each as a table, too': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    await reviewOne(robin);
    const { page } = robin;
    await page.goto('/progress');
    await page.getByText('1 study day in a row').waitFor();
    await page.getByRole('button', { name: 'As a table: Your year' }).click();
    await page.getByRole('region', { name: 'Your year, table' }).getByRole('rowheader').first().waitFor();
    assert.deepEqual(await faultsOf(page, '/progress with a review'), []);
  },
};

async function reviewOne(robin) {
  const { page } = robin;
  const [{ slug, ...question }] = (await robin.api('GET', '/questions?kind=single-choice')).items;
  await page.goto(`/questions/${slug}`);
  await page.getByTestId('prompt').waitFor();
  await answerRightly(page, question, { choice: question.content.options[0].id });
  await page.getByRole('button', { name: 'Check', exact: true }).click();
  await page.getByTestId('graded').waitFor();
}
