import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const three = { topics: ['arrays', 'strings', 'graphs'], kinds: ['single-choice'], count: 3, minutes: 20 };

async function instructorAt(world) {
  const admin = await Visitor.at(world);
  await admin.signIn(world.admin.email, world.admin.password);
  return admin;
}

/** A candidate of a name that nobody else has, with a sitting under way. */
async function candidateAt(world) {
  const candidate = await Visitor.at(world);
  const name = `Robin ${crypto.randomUUID().slice(0, 8)}`;
  await candidate.signUp(name);
  return { candidate, name, mock: await start(candidate) };
}

const start = (candidate) => candidate.api('POST', '/quiz-sessions', three);

/** Opens the dialog of an act, gives a reason, and the minutes where it asks for them. */
async function act(page, { open, confirm, reason, minutes, sure = false }) {
  await page.getByRole('button', { name: open, exact: true }).click();
  const dialog = page.getByRole('dialog');
  if (minutes !== undefined) await dialog.getByLabel('Minutes').fill(String(minutes));
  await dialog.getByLabel('Reason').fill(reason);
  if (sure) await dialog.getByRole('checkbox').check();
  await dialog.getByRole('button', { name: confirm, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

export const tests = {
  'an instructor finds a sitting, pauses it, gives it time, ends it and reopens it': async (world) => {
    const { candidate, name, mock } = await candidateAt(world);
    const { page } = await instructorAt(world);
    await candidate.page.goto(`/mocks/${mock.id}`);
    await candidate.page.getByTestId('prompt').waitFor();
    const stopped = candidate.page.getByTestId('paused');
    await page.goto('/teach/sittings');
    await page.getByLabel('Search').fill(name);
    const row = page.getByTestId('sitting-row');
    await row.getByText('0 of 3').waitFor();
    const [{ id: choice }] = mock.items[0].question.content.options;
    await candidate.api('PUT', `/quiz-sessions/${mock.id}/items/1/answer`, { response: { choice }, revision: 1 });
    await row.getByText('1 of 3').waitFor();
    await row.getByRole('link', { name }).click();
    await page.getByRole('heading', { level: 1, name }).waitFor();
    const ledger = page.getByTestId('ledger');

    await act(page, { open: 'Pause…', confirm: 'Pause', reason: 'A fire alarm' });
    await ledger.getByText('“A fire alarm”').waitFor();
    await page.getByText('Paused', { exact: true }).waitFor();
    await stopped.getByText('A fire alarm').waitFor();
    await act(page, { open: 'Let go on…', confirm: 'Let go on', reason: 'It was a drill' });
    await stopped.waitFor({ state: 'detached' });
    await act(page, { open: 'Give time…', confirm: 'Give the time', reason: 'For the drill', minutes: 15 });
    await ledger.getByText('15 min more by').waitFor();
    const extended = await candidate.api('GET', `/quiz-sessions/${mock.id}`);
    assert.ok(extended.remainingMs > 34 * 60_000, `${extended.remainingMs} ms left`);

    await page.getByRole('button', { name: 'End…' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'End the sitting' }).click();
    await dialog.getByText('It must have 3 to 500 characters').waitFor();
    await dialog.getByText('Say that you mean it').waitFor();
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await act(page, { open: 'End…', confirm: 'End the sitting', reason: 'The room closes', sure: true });
    await page.getByText('Graded: ended').waitFor();
    await act(page, { open: 'Reopen…', confirm: 'Reopen', reason: 'Another room was found', minutes: 5 });
    await page.getByText('Reopened, waits').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Let go on…' }).count(), 0);
    const { state, ledger: entries } = await candidate.api('GET', `/quiz-sessions/${mock.id}`);
    assert.equal(state, 'paused');
    assert.deepEqual(
      entries.map(({ kind }) => kind),
      ['started', 'paused', 'resumed', 'extended', 'terminated', 'reopened'],
    );
  },

  'an accommodation reaches a running sitting, is changed and revoked': async (world) => {
    const { candidate, name, mock } = await candidateAt(world);
    const { page } = await instructorAt(world);
    await page.goto('/teach/accommodations');
    await page.getByRole('button', { name: 'Grant one' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Grant', exact: true }).click();
    await dialog.getByText('Choose somebody').waitFor();
    await dialog.getByRole('combobox', { name: 'Person' }).fill(name);
    await page.getByRole('option', { name: new RegExp(name) }).click();
    await dialog.getByLabel('Times the time').fill('2');
    await dialog.getByLabel('Extra breaks').fill('1');
    await dialog.getByLabel('Reason').fill('Asked for, and certified');
    await dialog.getByRole('button', { name: 'Grant', exact: true }).click();
    await page.getByText('1 sitting under way changed at once').waitFor();
    const { remainingMs, accommodation } = await candidate.api('GET', `/quiz-sessions/${mock.id}`);
    assert.ok(remainingMs > 39 * 60_000, `${remainingMs} ms left`);
    assert.equal(accommodation.extraBreaks, 1);

    const row = page.getByTestId('accommodation').filter({ hasText: name });
    await row.getByText('2 times the time, 1 extra break of up to 10 minutes.').waitFor();
    await row.getByRole('button', { name: /^Change/ }).click();
    await dialog.getByLabel('Times the time').fill('1');
    await dialog.getByLabel('Extra breaks').fill('0');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('It must grant something').waitFor();
    await dialog.getByRole('checkbox', { name: 'The clock starts hidden' }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await row.getByText('A clock that starts hidden.').waitFor();
    await row.getByRole('button', { name: /^Revoke/ }).click();
    await dialog.getByRole('button', { name: 'Revoke' }).click();
    await row.waitFor({ state: 'detached' });
    const kept = await candidate.api('GET', `/quiz-sessions/${mock.id}`);
    assert.ok(kept.remainingMs > 38 * 60_000, `${kept.remainingMs} ms left`);
  },

  'nobody acts on their own sitting': async (world) => {
    const admin = await instructorAt(world);
    const mock = await start(admin);
    await admin.page.goto(`/teach/sittings/${mock.id}`);
    await admin.page.getByText('This is your own sitting.').waitFor();
    assert.equal(await admin.page.getByRole('button', { name: 'Pause…' }).count(), 0);
    await admin.api('POST', `/quiz-sessions/${mock.id}/finish`);
  },

  'the pages of supervision pass in light and dark, and at 320 pixels': async (world) => {
    const { name, mock } = await candidateAt(world);
    const { page } = await instructorAt(world);
    // So many that the list of people scrolls.
    const crowd = await Visitor.at(world);
    for (let count = 0; count < 15; count += 1) await crowd.signUp('Robin');
    const faults = [];
    const check = async (what) => faults.push(...(await faultsOf(page, what)));
    await page.goto('/teach/sittings');
    await page.getByRole('link', { name }).waitFor();
    await check('sittings');
    await page.goto('/teach/sittings?state=paused&q=nobody-at-all');
    await page.getByText('No sittings fit').waitFor();
    await check('no sittings');
    await page.goto(`/teach/sittings/${mock.id}`);
    await page.getByTestId('ledger').waitFor();
    await check('sitting');
    await page.getByRole('button', { name: 'End…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'End the sitting' }).click();
    await page.getByText('Say that you mean it').waitFor();
    await check('dialog of an act');
    await page.goto('/teach/accommodations');
    await page.getByRole('button', { name: 'Grant one' }).click();
    await page.getByRole('combobox', { name: 'Person' }).fill('robin');
    await page.getByRole('option').first().waitFor();
    await check('dialog of an accommodation');
    assert.deepEqual(faults, []);
  },
};
