import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { Visitor } from './person.mjs';

export const tests = {
  'a token is made, shown once, copied, and revoked for good': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await robin.context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/settings/tokens');
    await page.getByText('No tokens yet').waitFor();
    const faults = await faultsOf(page, '/settings/tokens');
    await page.getByRole('button', { name: 'New token' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Make it' }).click();
    await dialog.getByText('Choose at least one.').waitFor();
    faults.push(...(await faultsOf(page, 'new token')));
    await dialog.getByLabel('What is it for?').fill('Nightly export');
    assert.equal(await dialog.getByRole('checkbox').count(), 1);
    await dialog.getByLabel('Read what is yours').check();
    await dialog.getByRole('button', { name: 'Make it' }).click();
    const token = await dialog.getByLabel('Token').inputValue();
    assert.match(token, /^rhs_[\w-]{49}$/);
    faults.push(...(await faultsOf(page, 'the new token')));
    await dialog.getByRole('button', { name: 'Copy' }).click();
    await dialog.getByText('It is copied.').waitFor();
    assert.equal(await page.evaluate(() => navigator.clipboard.readText()), token);
    const me = () => fetch(`${world.baseUrl}/api/v1/me`, { headers: { authorization: `Bearer ${token}` } });
    assert.equal((await me()).status, 200);
    await dialog.getByRole('button', { name: 'Done' }).click();
    await page.reload();
    await page.getByTestId('token').getByText('last used').waitFor();
    assert.equal((await page.content()).includes(token), false);
    faults.push(...(await faultsOf(page, 'tokens')));
    await page.getByRole('button', { name: 'Revoke Nightly export' }).click();
    faults.push(...(await faultsOf(page, 'revoke token')));
    await dialog.getByRole('button', { name: 'Revoke it' }).click();
    await page.getByText('No tokens yet').waitFor();
    assert.equal((await me()).status, 401);
    assert.deepEqual(faults, []);
  },
};
