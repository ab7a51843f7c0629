import assert from 'node:assert/strict';
import { Visitor } from './person.mjs';

export const tests = {
  'a question from its first draft to practice': async (world) => {
    const admin = await Visitor.at(world);
    const { page } = admin;
    await admin.signIn(world.admin.email, world.admin.password);
    await page.getByRole('banner').getByRole('link', { name: 'Teach' }).click();
    await page.getByRole('link', { name: 'New question' }).click();
    const slug = `browser-test-${Date.now()}`;
    const prompt = `How many bits are in ${Date.now()} bytes, divided by that number?`;
    await page.getByLabel('Slug').fill(slug);
    await page.getByRole('combobox', { name: 'Topics' }).click();
    await page.getByRole('option', { name: 'Arrays' }).click();
    await page.keyboard.press('Escape');

    await page.getByText('JSON', { exact: true }).click();
    await page.getByLabel('Content').fill('{"kind": "numeric"}');
    await page.getByTestId('faults').getByText('/key').waitFor();
    assert.ok(await page.getByRole('button', { name: 'Save draft' }).isDisabled());
    const content = {
      kind: 'numeric',
      prompt,
      key: { value: 8 },
      explanation: 'A byte has eight.',
      estimatedSeconds: 10,
    };
    await page.getByLabel('Content').fill(JSON.stringify(content));
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByText(prompt).waitFor();
    await preview.getByLabel('Your answer').fill('8');
    await preview.getByRole('button', { name: 'Grade this answer' }).click();
    await preview.getByTestId('try-grade').getByText('Correct').waitFor();
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('heading', { name: 'Edit question' }).waitFor();

    const version = page.getByTestId('version-1');
    const review = page.getByRole('region', { name: 'Review' });
    for (const [place, act, state] of [
      [version, 'Submit for review', 'In review'],
      [review, 'Approve', 'Approved'],
      [version, 'Publish', 'Published'],
    ]) {
      await place.getByRole('button', { name: act }).click();
      await version.getByText(state, { exact: true }).waitFor();
    }

    await page.getByLabel('What changed').fill('Says it shorter');
    await page.getByRole('button', { name: 'Save as a new draft' }).click();
    await page.getByTestId('version-2').getByText('Draft', { exact: true }).waitFor();

    await page.goto('/teach/questions?state=draft');
    await page.getByText(slug).waitFor();
    const candidate = await Visitor.at(world);
    await candidate.signUp();
    await candidate.page.goto('/practice?topic=arrays');
    await candidate.page.getByLabel('Search').fill(prompt.slice(0, 40));
    await candidate.page.getByRole('link', { name: prompt }).click();
    await candidate.page.getByRole('heading', { name: 'Practise a question' }).waitFor();
    await candidate.page.getByLabel('Your answer').fill('8');
    await candidate.page.keyboard.press('Enter');
    await candidate.page.getByTestId('graded').getByText('Correct').waitFor();
    await candidate.page.getByText('A byte has eight.').waitFor();
  },

  'a draft that somebody else has saved is not overwritten': async (world) => {
    const admin = await Visitor.at(world);
    admin.tolerated.push(/status of 412/);
    const { page } = admin;
    await admin.signIn(world.admin.email, world.admin.password);
    const content = { kind: 'flashcard', front: 'What?', back: 'That.', explanation: 'So.', estimatedSeconds: 10 };
    const { id } = await admin.api('POST', '/admin/questions', { topics: ['arrays'], level: 'entry', content });
    await page.goto(`/teach/questions/${id}`);
    await page.getByLabel('What changed').waitFor();
    await admin.api('PUT', `/admin/questions/${id}/draft`, { content: { ...content, back: 'This.' } });
    await page.getByLabel('What changed').fill('Mine');
    await page.getByRole('button', { name: 'Save draft' }).click();
    await page.getByText('Somebody else saved this draft').waitFor();
  },

  'a candidate finds nothing there': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    await robin.page.goto('/teach/questions');
    await robin.page.getByRole('heading', { name: 'There is no such page' }).waitFor();
    assert.equal(await robin.page.getByRole('link', { name: 'Teach' }).count(), 0);
  },
};
