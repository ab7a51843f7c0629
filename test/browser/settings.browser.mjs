import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

export const tests = {
  'study settings are changed with their cost in sight, undone, and reset': async (world) => {
    const robin = await opened(world);
    const { page } = robin;
    await page.getByText('All changes are saved. These are the defaults.').waitFor();
    const cost = page.getByTestId('cost');
    await cost.filter({ hasText: /^About .* a day/ }).waitFor();
    const before = await cost.textContent();
    const slider = page.getByRole('slider', { name: 'Desired retention in percent' });
    await slider.focus();
    for (let press = 0; press < 5; press += 1) await slider.press('ArrowRight');
    await page.getByText('95 %', { exact: true }).first().waitFor();
    assert.notEqual(await cost.textContent(), before);
    const steps = page.getByRole('combobox', { name: 'Steps of a new card' });
    await steps.fill('1h');
    await steps.press('Enter');
    await page.getByRole('radiogroup', { name: 'Sunday' }).getByText('None').click();
    await page.getByText('3 changes not saved yet.').waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.', { exact: true }).waitFor();
    const stored = await robin.api('GET', '/me/study-settings');
    assert.equal(stored.desiredRetention, 0.95);
    assert.deepEqual(stored.learningSteps, [1, 10, 60]);
    assert.deepEqual(stored.easyWeekdays, [100, 100, 100, 100, 100, 100, 0]);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('Undone. These are the defaults.').waitFor();
    assert.equal((await robin.api('GET', '/me')).desiredRetention, 0.9);
    await robin.api('PATCH', '/me/study-settings', { newPerDay: 3 });
    await page.reload();
    await page.getByRole('button', { name: 'Reset to defaults' }).click();
    await page.getByText('Back to the defaults. These are the defaults.').waitFor();
    assert.equal((await robin.api('GET', '/me/study-settings')).newPerDay, 10);
  },

  'what is wrong is said beside its field, and nothing is stored': async (world) => {
    const robin = await opened(world);
    const { page } = robin;
    const fresh = page.getByRole('textbox', { name: 'New cards a day' });
    await fresh.fill('5000');
    const steps = page.getByRole('combobox', { name: 'Steps of a forgotten card' });
    await steps.fill('2 days');
    await steps.press('Enter');
    await page.getByText('“2 days” is no time of up to 1,439 minutes.', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('It must be a whole number from 0 to 1000').waitFor();
    assert.equal(await fresh.getAttribute('aria-invalid'), 'true');
    assert.deepEqual(await faultsOf(page, 'study settings with faults'), []);
    assert.equal((await robin.api('GET', '/me/study-settings')).newPerDay, 10);
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByText('All changes are saved.', { exact: false }).waitFor();
    assert.equal(await fresh.inputValue(), '10');
  },

  'a vacation is chosen in the calendar, its cards move out, and come back': async (world) => {
    const robin = await opened(world);
    const { page } = robin;
    await robin.api('PATCH', '/me/study-settings', { learningSteps: [], fuzz: false });
    const [{ id }] = (await robin.api('GET', '/questions?kind=single-choice&limit=1')).items;
    const review = await robin.api('POST', '/reviews', {
      questionId: id,
      submissionId: crypto.randomUUID(),
      response: null,
      elapsedMs: 5_000,
    });
    await robin.api('GET', `/reviews/${review.id}?waitMs=10000`);
    await page.reload();
    await page.getByRole('button', { name: 'Add these days' }).click();
    await page.getByText('Choose the days first').waitFor();
    await page.getByRole('button', { name: /^Days/ }).click();
    await page.getByRole('button', { name: 'Next month' }).waitFor();
    assert.deepEqual(await faultsOf(page, 'study settings, calendar open'), []);
    const { todayOn } = await robin.api('GET', '/me/study-settings');
    await pick(page, todayOn);
    await pick(page, shifted(todayOn, 9));
    await page.getByLabel('What for').fill('Home');
    await page.getByRole('button', { name: 'Add these days' }).click();
    const row = page.getByTestId('easy-dates');
    await row.getByText('No cards · Home').waitFor();
    await row.getByText('1 card due in this time.').waitFor();
    await row.getByRole('button', { name: /^Move cards out/ }).click();
    await row.getByText('No card is due in this time. 1 card moved to other days.').waitFor();
    assert.deepEqual(await faultsOf(page, 'study settings with a vacation'), []);
    await row.getByRole('button', { name: /^Bring cards back/ }).click();
    await row.getByText('1 card due in this time.', { exact: true }).waitFor();
    await row.getByRole('button', { name: /^Remove/ }).click();
    await row.waitFor({ state: 'detached' });
    assert.deepEqual((await robin.api('GET', '/me/study-settings')).easyDates, []);
  },
};

/** A newcomer's page, come to by the menu. */
async function opened(world) {
  const robin = await Visitor.at(world);
  await robin.signUp();
  const { page } = robin;
  await page.goto('/');
  await page.getByRole('button', { name: /^Account menu/ }).click();
  await page.getByRole('menuitem', { name: 'Study settings' }).click();
  await page.getByRole('heading', { name: 'Study settings' }).waitFor();
  await page.getByTestId('cost').waitFor();
  return robin;
}

const shifted = (on, days) => new Date(Date.parse(on) + days * 86_400_000).toISOString().slice(0, 10);

/** Clicks a day of the calendar, a month further where it must. */
async function pick(page, on) {
  const name = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
  const day = page.getByRole('button', { name: name.format(new Date(on)), exact: true });
  if (!(await day.isVisible())) await page.getByRole('button', { name: 'Next month' }).click();
  await day.click();
}
