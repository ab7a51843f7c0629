import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

/** A picture of 2 × 1 pixels. */
const png = 'iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAIAAAB7QOjdAAAADUlEQVR4nGP4zwAE/wEHAAH/4iOeWQAAAABJRU5ErkJggg==';
const flashcard = { kind: 'flashcard', front: 'What?', back: 'That.', explanation: 'So.', estimatedSeconds: 10 };

async function instructor(world) {
  const admin = await Visitor.at(world);
  await admin.signIn(world.admin.email, world.admin.password);
  return admin;
}

async function drafted(admin, content) {
  const body = { slug: `editor-${randomUUID()}`, topics: ['arrays'], level: 'entry', content };
  const { id } = await admin.api('POST', '/admin/questions', body);
  return id;
}

const contentOf = async (admin, id) => (await admin.api('GET', `/admin/questions/${id}`)).versions.at(-1).content;

const field = (page, name) => page.getByRole('textbox', { name, exact: true });

/** Waits until what was written is on the server. */
const savedBy = (page) => page.locator('[data-testid=draft-state][data-phase=saved]').getByText(/ ago/).waitFor();

/** For each kind: a field to spoil, what it is mended with, and how a candidate answers. */
const kinds = {
  'Single choice': {
    spoil: 'Option 2',
    mend: 'Second thing',
    answer: (preview) => preview.getByLabel('First').check(),
  },
  'Multiple choice': {
    spoil: 'Option 2',
    mend: 'Second thing',
    answer: async (preview) => {
      await preview.getByLabel('First').check();
      await preview.getByLabel('Third').check();
    },
  },
  Number: { spoil: 'Number', mend: '10', answer: (preview) => preview.getByLabel('Your answer').fill('10.2') },
  'Short text': {
    spoil: 'Accepted answers',
    mend: 'idempotent\nidempotence',
    answer: (preview) => preview.getByLabel('Your answer').fill('Idempotence'),
  },
  Ordering: { spoil: 'Item 2', mend: 'Second thing' },
  Matching: { spoil: 'Entry 1', mend: 'A hash table' },
  Open: { spoil: 'Criterion 1', mend: 'Tells the load' },
  Flashcard: { spoil: 'Back', mend: 'What is recalled' },
  Coding: { spoil: 'Its name', mend: 'total' },
  SQL: { spoil: 'Solution', mend: 'SELECT name FROM customers WHERE id NOT IN (SELECT customer_id FROM orders)' },
};

export const tests = {
  'a question of each kind is written in a form, with what is wrong beside its field': async (world) => {
    const faults = [];
    const admin = await instructor(world);
    const { page } = admin;
    await page.goto('/teach/questions/new');
    await page.getByRole('combobox', { name: 'Topics' }).click();
    await page.getByRole('option', { name: 'Arrays' }).click();
    await page.keyboard.press('Escape');
    const save = page.getByRole('button', { name: 'Save draft' });
    const preview = page.getByRole('region', { name: 'Preview' });
    for (const [kind, { spoil, mend, answer }] of Object.entries(kinds)) {
      await page.getByLabel('Kind').selectOption({ label: kind });
      const spoilt = field(page, spoil);
      await spoilt.fill('');
      await page.getByText('Not valid yet').waitFor();
      assert.equal(await spoilt.getAttribute('aria-invalid'), 'true', `${kind}: ${spoil} says that it is wrong`);
      assert.ok(await save.isDisabled(), `${kind} is not saved while it is wrong`);
      await spoilt.fill(mend);
      await page.getByText('Not valid yet').waitFor({ state: 'detached' });
      assert.ok(await save.isEnabled());
      await preview.getByText('As a candidate sees it').waitFor();
      if (answer) {
        await answer(preview);
        await preview.getByRole('button', { name: 'Grade this answer' }).click();
        await preview.getByTestId('try-grade').getByText('Correct', { exact: true }).waitFor();
      }
      faults.push(...(await faultsOf(page, `a form for ${kind}`)));
    }
    assert.deepEqual(faults, []);
    await page.getByLabel('Kind').selectOption({ label: 'Ordering' });
    await page.getByRole('button', { name: 'Move down: Item 1' }).click();
    await page.reload();
    // What was begun is back, and is a question once it is saved.
    await page.getByText('Kept in this browser, not saved yet').waitFor();
    await save.click();
    await page.getByRole('heading', { name: 'Edit question' }).waitFor();
    assert.deepEqual((await contentOf(admin, page.url().split('/').at(-1))).key, ['b', 'a', 'c']);
    await page.goto('/teach/questions/new');
    assert.equal(await page.getByLabel('Kind').inputValue(), 'single-choice');
  },

  'a draft saves itself, keeps what can not be saved yet, and goes on without a connection': async (world) => {
    const admin = await instructor(world);
    admin.tolerated.push(/net::ERR_INTERNET_DISCONNECTED/);
    const { page, context } = admin;
    const id = await drafted(admin, flashcard);
    await page.goto(`/teach/questions/${id}`);
    await field(page, 'Back').fill('This, by itself.');
    await savedBy(page);
    assert.equal((await contentOf(admin, id)).back, 'This, by itself.');
    assert.equal(await field(page, 'Back').evaluate((area) => area === document.activeElement), true);

    await field(page, 'Back').fill('');
    await page.getByText('Kept in this browser, not saved yet').first().waitFor();
    assert.ok(await page.getByRole('button', { name: 'Submit for review' }).isDisabled());
    await page.reload();
    await page.getByText('What you wrote here and was not saved is back.').waitFor();
    assert.equal(await field(page, 'Back').inputValue(), '');

    await field(page, 'Explanation').fill('');
    await field(page, 'Back').fill('Again.');
    await savedBy(page);
    await page.getByText('Before it is submitted').waitFor();

    await context.setOffline(true);
    await field(page, 'Front').fill('Written on a train?');
    await page.getByText('No connection: kept in this browser').first().waitFor();
    await context.setOffline(false);
    await savedBy(page);
    assert.equal((await contentOf(admin, id)).front, 'Written on a train?');
    assert.equal(
      await page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('editor')).length),
      0,
    );
  },

  'two tabs at one draft: the second is asked, and shown what differs': async (world) => {
    const admin = await instructor(world);
    admin.tolerated.push(/status of 412/);
    const first = admin.page;
    const id = await drafted(admin, flashcard);
    const second = await admin.newPage();
    await first.goto(`/teach/questions/${id}`);
    await second.goto(`/teach/questions/${id}`);
    await field(second, 'Back').waitFor();
    await field(first, 'Back').fill('By the first.');
    await savedBy(first);
    await field(second, 'Back').fill('By the second.');
    const conflict = second.getByTestId('conflict');
    await conflict.getByText('By the first.').waitFor();
    await conflict.getByText('By the second.').waitFor();
    assert.deepEqual(await faultsOf(second, 'a conflict'), []);
    assert.equal((await contentOf(admin, id)).back, 'By the first.');
    await second.reload();
    await second.getByTestId('conflict').getByText('By the second.').waitFor();
    await second.getByRole('button', { name: 'Save mine over it' }).click();
    await savedBy(second);
    assert.equal((await contentOf(admin, id)).back, 'By the second.');

    await field(first, 'Back').fill('By the first again.');
    await first.getByTestId('conflict').waitFor();
    await first.getByRole('button', { name: 'Take theirs, let go of mine' }).click();
    await first.getByTestId('conflict').waitFor({ state: 'detached' });
    assert.equal(await field(first, 'Back').inputValue(), 'By the second.');
  },

  'an image is pasted, told in words, and seen by candidates': async (world) => {
    const admin = await instructor(world);
    admin.tolerated.push(/status of 422/);
    const { page } = admin;
    const id = await drafted(admin, flashcard);
    await page.goto(`/teach/questions/${id}`);
    const front = field(page, 'Front');
    await front.click();
    await page.keyboard.press('End');
    const paste = (type, bytes) =>
      front.evaluate(
        (area, file) => {
          const data = new DataTransfer();
          const content = Uint8Array.from(atob(file.bytes), (sign) => sign.codePointAt(0));
          data.items.add(new File([content], 'image', { type: file.type }));
          area.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));
        },
        { type, bytes },
      );
    await paste('image/svg+xml', btoa('<svg xmlns="http://www.w3.org/2000/svg"/>'));
    await page.getByText('This file is no image that can be shown here').waitFor();
    await paste('image/png', png);
    await page.getByText('without saying in words what is on it').first().waitFor();
    await page.keyboard.type('Two dots');
    await savedBy(page);
    assert.match((await contentOf(admin, id)).front, /^What\?!\[Two dots\]\(image:[0-9a-f]{64}\)$/);
    const shown = page.getByRole('region', { name: 'Preview' }).getByRole('img', { name: 'Two dots' });
    await shown.waitFor();
    assert.equal(await shown.evaluate((image) => image.decode().then(() => image.naturalWidth)), 2);
    assert.deepEqual(await faultsOf(page, 'a question with an image'), []);

    for (const act of ['submit', 'approve', 'publish']) {
      await admin.api('POST', `/admin/questions/${id}/versions/1/${act}`);
    }
    const { slug } = await admin.api('GET', `/admin/questions/${id}`);
    const robin = await Visitor.at(world);
    await robin.signUp();
    await robin.page.goto(`/questions/${slug}`);
    const seen = robin.page.getByRole('img', { name: 'Two dots' });
    await seen.waitFor();
    assert.equal(await seen.evaluate((image) => image.decode().then(() => image.naturalWidth)), 2);
  },
};
