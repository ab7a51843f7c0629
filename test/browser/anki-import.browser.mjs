import assert from 'node:assert/strict';
import { ankiPackage } from './anki-package.mjs';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const notes = [
  { front: 'What is a <b>heap</b>?', back: 'A tree whose parents come before their children.', reviews: 4 },
  { front: 'What is a trie?', back: 'A tree of prefixes.', reviews: 2 },
  { front: 'Which picture? <img src="heap.png">', back: 'A heap.' },
  { front: '<img src="graph.png">', back: 'A graph.' },
  { front: 'What is a trie?', back: 'A tree of prefixes.' },
];

const shoot = async (page, name) => {
  const folder = process.env.SCREENSHOTS;
  if (folder) await page.screenshot({ path: `${folder}/import-${name}.png`, fullPage: true });
};

export const tests = {
  'cards of Anki are looked at, imported with their history, and taken back': async (world) => {
    const faults = [];
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await page.goto('/');
    await page.getByRole('button', { name: /^Account menu/ }).click();
    await page.getByRole('menuitem', { name: 'Import from Anki' }).click();
    await page.getByRole('heading', { name: 'Choose a package' }).waitFor();
    faults.push(...(await faultsOf(page, '/settings/import')));
    await shoot(page, 'empty');

    const choose = page.locator('input[type=file]');
    await choose.setInputFiles({ name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no package') });
    await page.getByText('This is no Anki package.').waitFor();
    faults.push(...(await faultsOf(page, '/settings/import (refused)')));

    await choose.setInputFiles({
      name: 'interviews.apkg',
      mimeType: 'application/zip',
      buffer: await ankiPackage(notes),
    });
    await page.getByRole('heading', { name: 'What is in interviews.apkg' }).waitFor();
    await page.getByText('Its front has no text, only a picture or a sound.').waitFor();
    faults.push(...(await faultsOf(page, '/settings/import (preview)')));
    await shoot(page, 'preview');
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot(page, 'preview-phone-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByLabel('Show').first().click();
    await page.getByRole('option', { name: 'Duplicate (1)' }).click();
    await page.getByText('Another card asks and answers exactly the same.').waitFor();

    await page.getByRole('button', { name: 'Import 3 cards' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('interviews.apkg is imported').waitFor();
    await page.getByText('3 cards added').waitFor();
    faults.push(...(await faultsOf(page, '/settings/import (applied)')));
    await shoot(page, 'applied');

    await page.getByRole('button', { name: 'Undo this import' }).click();
    await page.getByRole('button', { name: 'Undo the import' }).click();
    await page.getByText('The import of interviews.apkg is undone').waitFor();
    assert.deepEqual(faults, []);
  },
};
