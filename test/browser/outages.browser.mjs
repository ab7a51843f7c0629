import assert from 'node:assert/strict';
import { assertClock, sitPlan, sittingOf, typedSection } from './interviews.mjs';
import { saved, Visitor } from './person.mjs';

const typed = { kinds: ['short-text'], count: 2 };
const cutOff = /net::ERR|Failed to load resource|status of 4/;
const heartbeat = (page) => page.waitForResponse((reply) => reply.url().endsWith('/heartbeat'));
const creditsOf = async (robin, mock) => {
  const { ledger } = await sittingOf(robin, mock);
  return ledger.filter(({ kind }) => kind === 'credited').map(({ amountMs }) => amountMs);
};

/** Stops the programs that show pages, as a device that sleeps does; gives what wakes them again. */
async function sleep({ browser }) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  await session.detach();
  const pids = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => id);
  const signal = (name) => pids.forEach((pid) => process.kill(pid, name));
  signal('SIGSTOP');
  return () => signal('SIGCONT');
}

/** On some systems the clock that pages measure with stands still while the device sleeps. */
const standStillAsleep = ({ context }) =>
  context.addInitScript(() => {
    const real = performance.now.bind(performance);
    let last = real();
    let slept = 0;
    performance.now = () => {
      const now = real();
      if (now - last > 5_000) slept += now - last;
      last = now;
      return now - slept;
    };
  });

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export const tests = {
  'half a minute offline loses nothing, and the time is given back': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(cutOff);
    await robin.signUp();
    const { page, context } = robin;
    const heard = heartbeat(page);
    const mock = await robin.startMock(typed);
    await heard;
    await page.getByLabel('Your answer').fill('typed before');
    await saved(page);
    await context.setOffline(true);
    await page.getByTestId('offline').waitFor();
    await page.getByLabel('Your answer').fill('typed in a tunnel');
    await page.getByText('Kept here, not sent yet').waitFor();
    await pause(15_000);
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByLabel('Your answer').fill('and another one');
    await pause(15_000);
    await context.setOffline(false);
    await page.getByTestId('offline').waitFor({ state: 'detached' });
    await page.getByText(/^Rehearse gave you (2[89]|3\d) s back$/).waitFor();
    await saved(page);
    const { items } = await sittingOf(robin, mock);
    assert.deepEqual(
      items.map(({ response }) => response?.text),
      ['typed in a tunnel', 'and another one'],
    );
    const credits = await creditsOf(robin, mock);
    assert.equal(credits.length, 1);
    assert.ok(credits[0] >= 28_000 && credits[0] < 37_000, `${credits[0]} ms were given back`);
    await assertClock(robin, mock, 'after the outage');
    await page.getByText('How your time is counted').click();
    await page
      .getByTestId('ledger')
      .getByText(/given back/)
      .waitFor();
    await pause(16_000);
    assert.equal((await creditsOf(robin, mock)).length, 1, 'once for one outage');
  },

  'an outage that the device does not notice counts, also through a reload': async (world) => {
    const robin = await Visitor.at(world);
    robin.tolerated.push(cutOff);
    await robin.signUp();
    const { page } = robin;
    const heard = heartbeat(page);
    const mock = await robin.startMock(typed);
    await heard;
    await page.route('**/api/**', (route) => route.abort('connectionfailed'));
    await page.getByLabel('Your answer').fill('nobody hears');
    await page.getByTestId('offline').waitFor();
    await pause(12_000);
    await page.unroute('**/api/**');
    const again = heartbeat(page);
    await page.reload();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'nobody hears');
    await again;
    await saved(page);
    const credits = await creditsOf(robin, mock);
    assert.equal(credits.length, 1);
    assert.ok(credits[0] >= 10_000 && credits[0] < 30_000, `${credits[0]} ms were given back`);
    await assertClock(robin, mock, 'after the reload');
  },

  'a device that sleeps is no outage, and its clock is right when it wakes': async (world) => {
    for (const stands of [false, true]) {
      const robin = await Visitor.at(world);
      robin.tolerated.push(cutOff);
      await robin.signUp();
      const { page } = robin;
      if (stands) await standStillAsleep(robin);
      // As it wakes it has no network for a moment.
      let down = false;
      await page.route('**/api/**', (route) => (down ? route.abort('connectionfailed') : route.continue()));
      const heard = heartbeat(page);
      const mock = await robin.startMock(typed);
      await heard;
      const wake = await sleep(world);
      try {
        await pause(25_000);
        down = true;
      } finally {
        wake();
      }
      await pause(6_000);
      const again = heartbeat(page);
      down = false;
      await again;
      await page.getByTestId('offline').waitFor({ state: 'detached' });
      await assertClock(robin, mock, 'after sleeping');
      const given = (await creditsOf(robin, mock)).reduce((sum, ms) => sum + ms, 0);
      assert.ok(given > 3_000 && given < 15_000, `asleep for 25 s, without a network for 6 s: ${given} ms given back`);
    }
  },

  'asleep across the deadline: what was acknowledged counts, what came late is kept': async (world) => {
    const { robin, page, mock } = await sitPlan(world, {
      sections: [typedSection('One', 1)],
      clock: { mode: 'hard', seconds: 20 },
    });
    robin.tolerated.push(cutOff);
    await page.getByLabel('Your answer').fill('acknowledged');
    await saved(page);
    await page.getByLabel('Your answer').fill('acknowledged, and then some');
    const wake = await sleep(world);
    try {
      for (let state = 'running'; state === 'running'; { state } = await sittingOf(robin, mock)) await pause(500);
    } finally {
      wake();
    }
    await page.getByTestId('score').waitFor();
    const late = async () => (await robin.api('GET', `/quiz-sessions/${mock.id}/result`)).lateAnswers;
    for (let tries = 0; tries < 50 && (await late()).length === 0; tries += 1) await pause(100);
    const debrief = await robin.api('GET', `/quiz-sessions/${mock.id}/result`);
    assert.deepEqual(debrief.items[0].response, { text: 'acknowledged' });
    assert.deepEqual(
      debrief.lateAnswers.map(({ response }) => response),
      [{ text: 'acknowledged, and then some' }],
    );
  },

  'offline across the deadline: the page waits for the server, then leads to the debrief': async (world) => {
    const { robin, page, mock } = await sitPlan(world, {
      sections: [typedSection('One', 1)],
      clock: { mode: 'hard', seconds: 15 },
    });
    robin.tolerated.push(cutOff);
    await page.getByLabel('Your answer').fill('in time');
    await saved(page);
    await robin.context.setOffline(true);
    await page.getByLabel('Your answer').fill('in time, but unheard');
    for (let state = 'running'; state === 'running'; { state } = await sittingOf(robin, mock)) await pause(500);
    assert.ok(page.url().includes(mock.id) && !page.url().endsWith('/result'));
    await page.getByTestId('offline').waitFor();
    assert.ok(await page.getByLabel('Your answer').isDisabled());
    await robin.context.setOffline(false);
    await page.getByTestId('score').waitFor();
    const { items } = await robin.api('GET', `/quiz-sessions/${mock.id}/result`);
    assert.deepEqual(items[0].response, { text: 'in time' });
  },

  'two tabs: a break in one is a break in the other, and both show one clock': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock(typed);
    const other = await robin.newPage();
    await other.goto(`/mocks/${mock.id}`);
    await other.getByLabel('Your answer').fill('from the other tab');
    await saved(other);
    await page.bringToFront();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByTestId('paused').waitFor();
    await other.getByTestId('paused').waitFor();
    await other.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Your answer').waitFor();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'from the other tab');
    await assertClock(robin, mock, 'in the first tab');
    await assertClock(robin, mock, 'in the other tab', other);
  },
};
