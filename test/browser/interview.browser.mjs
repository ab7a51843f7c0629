import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

const dayMs = 86_400_000;

export const tests = {
  'an interview is set up, planned, changed, compared, removed and had back': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const faults = [];
    // The study day, which begins hours after the date does.
    const { todayOn } = await robin.api('GET', '/me/interview');
    const dayIn = (days) => new Date(Date.parse(todayOn) + days * dayMs).toISOString().slice(0, 10);
    await page.goto('/');
    await page.getByRole('link', { name: 'Got an interview on a date? Make a plan for it' }).click();
    const save = page.getByRole('button', { name: 'Make my plan' });
    await save.waitFor();
    assert.ok(await save.isDisabled(), 'there are no topics yet');
    await page.getByLabel('Day of the interview').fill(dayIn(12));
    await page.getByLabel('What is it?').fill('Backend engineer at Example');
    await page.getByLabel('Minutes a day').fill('2');
    await page
      .getByRole('button', { name: /^All of / })
      .first()
      .click();
    await page
      .getByRole('button', { name: /^All of / })
      .last()
      .click();
    faults.push(...(await faultsOf(page, '/interview, set up')));
    await save.click();

    await page.getByRole('heading', { name: /days to go$/ }).waitFor();
    await page.getByText('The date can’t be met with this time').waitFor();
    await page.getByRole('heading', { name: 'Day by day' }).waitFor();
    await page.getByRole('region', { name: 'Three choices' }).getByRole('button', { name: /^Use / }).first().waitFor();
    await page.locator('.recharts-surface').first().waitFor();
    faults.push(...(await faultsOf(page, '/interview, plan that can’t be met')));

    await page.getByRole('button', { name: /^Study \d+ minutes? a day$/ }).click();
    await page.getByText('You can make it').waitFor();
    const raised = await robin.api('GET', '/me/interview');
    assert.ok(raised.interview.minutesPerDay > 2);
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByText('The date can’t be met with this time').waitFor();

    const more = page.getByRole('region', { name: 'Three choices' }).getByRole('button', { name: /^Use / }).last();
    await more.click();
    await page.getByText('You can make it').waitFor();
    await page.getByRole('button', { name: 'As a table' }).click();
    assert.equal(await page.getByRole('region', { name: 'Day by day, table' }).getByRole('row').count(), 13);

    await page.goto('/');
    await page.getByRole('link', { name: 'Interview in 12 days' }).click();
    await page.getByRole('button', { name: 'Edit' }).click();
    await page.getByLabel('Day of the interview').fill(dayIn(20));
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: '20 days to go' }).waitFor();

    await page.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('button', { name: 'Make my plan' }).waitFor();
    await page.getByRole('button', { name: 'Undo' }).last().click();
    await page.getByRole('heading', { name: /days to go$/ }).waitFor();
    assert.deepEqual(faults, []);
  },
};
