import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

export const tests = {
  'an interview from its first draft to a candidate who sits it': async (world) => {
    const admin = await Visitor.at(world);
    admin.tolerated.push(/status of 422/);
    const { page } = admin;
    await admin.signIn(world.admin.email, world.admin.password);
    await page.getByRole('banner').getByRole('link', { name: 'Teach' }).click();
    await page.getByRole('navigation', { name: 'Teaching' }).getByRole('link', { name: 'Interviews' }).click();
    await page.getByRole('link', { name: 'New interview' }).click();
    const title = `Two on graphs ${Date.now()}`;
    const save = page.getByRole('region', { name: 'Save' });
    await save.getByText('Section 1, rule 1, topics: must name a topic').waitFor();
    assert.ok(await save.getByRole('button', { name: 'Save draft' }).isDisabled());

    await page.getByRole('region', { name: 'About' }).getByLabel('Title').fill(title);
    await page.getByLabel('Description').fill('Short, **sharp**.');
    const rule = page.getByRole('group', { name: 'Section 1, rule 1' });
    await rule.getByRole('combobox', { name: 'Topics' }).click();
    await page.getByRole('option', { name: 'Graphs' }).click();
    await page.keyboard.press('Escape');
    await rule.getByRole('combobox', { name: 'Kinds' }).click();
    await page.getByRole('option', { name: 'Single choice' }).click();
    await page.keyboard.press('Escape');
    await rule
      .getByTestId('available')
      .getByText(/Only \d questions in the bank/)
      .waitFor();
    const preview = page.getByRole('region', { name: 'Preview' });
    await preview.getByRole('button', { name: 'Draw a preview' }).click();
    await preview.getByText(/Section 1, rule 1, number of questions: at most \d/).waitFor();
    await rule.getByLabel('How many').fill('2');
    await preview.getByRole('button', { name: 'Draw a preview' }).click();
    await preview
      .getByTestId('drawn')
      .getByText(/of 30 min/)
      .waitFor();

    const whole = page.getByRole('region', { name: 'The whole interview' });
    await whole.getByLabel('Minutes', { exact: true }).fill('12');
    await whole.getByLabel('Breaks', { exact: true }).selectOption('By the candidate');
    await whole.getByLabel('Attempts').fill('1');
    await page.getByRole('radio', { name: 'Right answer: After each' }).check();
    await save.getByRole('button', { name: 'Save draft' }).click();
    await page.getByRole('heading', { name: 'Edit interview' }).waitFor();

    const state = page.getByRole('region', { name: 'State' });
    await state.getByRole('button', { name: 'Publish' }).click();
    await state.getByText('Candidates can sit it.').waitFor();

    const candidate = await Visitor.at(world);
    await candidate.signUp();
    await candidate.page.goto('/mocks/new');
    const card = candidate.page.getByRole('region', { name: title });
    for (const fact of ['2 questions, 12 minutes', '1 break of up to 5 minutes', '1 of 1 attempt left']) {
      await card.getByText(fact).waitFor();
    }
    await card.getByText('Right answers: after each question').waitFor();
    await card.getByRole('button', { name: `Start ${title}` }).dblclick();
    await candidate.page.waitForURL(/\/mocks\/[\da-f-]{36}/);
    const { items } = await candidate.api('GET', '/quiz-sessions');
    assert.deepEqual(
      items.map((mock) => [mock.title, mock.count, mock.attempt]),
      [[title, 2, 1]],
    );
    await candidate.page.goto('/mocks/new');
    await card.getByRole('link', { name: `Go on with ${title}` }).waitFor();
    await candidate.api('POST', `/quiz-sessions/${items[0].id}/finish`);
    await candidate.page.reload();
    await card.getByText('No attempt left').waitFor();
    assert.ok(await card.getByRole('button', { name: `Start ${title}` }).isDisabled());
  },

  'an older version of an interview goes back into the editor, and a stale one is not saved': async (world) => {
    const admin = await Visitor.at(world);
    admin.tolerated.push(/status of 412/);
    const { page } = admin;
    await admin.signIn(world.admin.email, world.admin.password);
    const plan = { sections: [{ title: 'Arrays', rules: [{ topics: ['arrays'], count: 1 }] }] };
    const first = await admin.api('POST', '/admin/templates', { title: 'First', description: '', plan });
    await admin.api('PATCH', `/admin/templates/${first.id}`, { title: 'Second', message: 'Another name' });
    await page.goto(`/teach/templates/${first.id}`);
    await page.getByTestId('version-2').getByText('Another name').waitFor();
    await page.getByRole('button', { name: 'Edit from version 1' }).click();
    const about = page.getByRole('region', { name: 'About' });
    await page.getByText('Version 1 is in the editor').waitFor();
    assert.equal(await about.getByLabel('Title').inputValue(), 'First');
    const state = page.getByRole('region', { name: 'State' });
    assert.ok(await state.getByRole('button', { name: 'Publish' }).isDisabled());
    await page.getByRole('button', { name: 'Save as version 3' }).click();
    await page.getByTestId('version-3').waitFor();

    await admin.api('PATCH', `/admin/templates/${first.id}`, { title: 'By somebody else' });
    await about.getByLabel('Title').fill('Mine');
    await page.getByRole('button', { name: 'Save as version 4' }).click();
    await page.getByText('Somebody else saved this').waitFor();
    page.once('dialog', (dialog) => void dialog.accept());
    await page.reload();
    await page.getByTestId('version-4').waitFor();
    assert.equal(await about.getByLabel('Title').inputValue(), 'By somebody else');
  },

  'the pages of interviews fail no accessibility rule, and do not scroll sideways': async (world) => {
    const admin = await Visitor.at(world);
    const { page } = admin;
    await admin.signIn(world.admin.email, world.admin.password);
    const faults = [];
    await page.goto('/teach/templates');
    await page.getByTestId('template-row').first().waitFor();
    faults.push(...(await faultsOf(page, 'list')));
    await page.getByRole('link', { name: 'System design round' }).click();
    await page.getByTestId('available').first().waitFor();
    await page.getByRole('button', { name: 'Draw a preview' }).click();
    await page.getByTestId('drawn').waitFor();
    faults.push(...(await faultsOf(page, 'editor')));
    await page.goto('/teach/templates/new');
    await page.getByRole('button', { name: 'Add questions by name' }).click();
    const named = page.getByRole('group', { name: 'Section 1, rule 2' });
    await named.getByRole('combobox', { name: 'Add a question' }).fill('sharding');
    await page.getByRole('listbox').getByRole('option').first().click();
    await named.getByRole('listitem').first().waitFor();
    await page.getByLabel('Accommodations apply').uncheck({ force: true });
    await page.getByRole('radio', { name: 'Right answer: Later' }).check();
    await page.getByText('“Later” comes how many hours').waitFor();
    faults.push(...(await faultsOf(page, 'new interview')));
    const robin = await Visitor.at(world);
    await robin.signUp();
    await robin.page.goto('/mocks/new');
    await robin.page.getByText('What to expect.').first().waitFor();
    faults.push(...(await faultsOf(robin.page, 'ready-made interviews')));
    assert.deepEqual(faults, []);
  },
};
