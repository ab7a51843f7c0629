import assert from 'node:assert/strict';
import { faultsOf } from './faults.mjs';
import { sitPlan, typedSection } from './interviews.mjs';

const hard = (seconds) => ({ mode: 'hard', seconds });
const told = { score: 'after-each', key: 'after-each', explanation: 'after-each', median: 'after-each' };

export const tests = {
  'no state of a sitting fails an accessibility rule, in light or dark, or scrolls sideways': async (world) => {
    const faults = [
      ...(await openStates(world)),
      ...(await breaks(world)),
      ...(await nearTheEnd(world)),
      ...(await offline(world)),
    ];
    assert.deepEqual(faults, []);
  },
};

/** A tracked sitting of several sections: open, on leaving, told of, in its summary and before its end. */
async function openStates(world) {
  const { page } = await sitPlan(world, {
    navigation: 'forward-only',
    pause: { by: 'candidate', breaks: 2, minutes: 10 },
    sections: [
      typedSection('Warm-up', 2, { clock: hard(900), itemClock: hard(600) }),
      typedSection('AVeryLongTitleThatHasNoPlaceToBreakAnywhereInIt', 2),
    ],
    clock: hard(3_600),
    feedback: told,
  });
  const faults = [];
  const dialog = page.getByRole('dialog');
  await page.getByTestId('prompt').waitFor();
  await page.getByText('How your time is counted').click();
  faults.push(...(await faultsOf(page, 'tracked')));
  await page.getByRole('button', { name: 'Next', exact: true }).click();
  await dialog.waitFor();
  faults.push(...(await faultsOf(page, 'leaving a question')));
  await dialog.getByRole('button', { name: 'Stay', exact: true }).click();
  await page.getByRole('button', { name: 'Finish this question' }).click();
  await page.getByRole('heading', { name: 'Your answer was checked' }).waitFor();
  faults.push(...(await faultsOf(page, 'told after a question')));
  await page.getByRole('button', { name: 'Finish…' }).click();
  await page.getByRole('heading', { name: 'Before you finish' }).waitFor();
  faults.push(...(await faultsOf(page, 'summary by sections')));
  await page.getByRole('button', { name: 'Finish the mock' }).click();
  await dialog.waitFor();
  faults.push(...(await faultsOf(page, 'finishing with questions open')));
  return faults;
}

/** The clock stands: by the candidate, by an instructor, and after a reopening. Then others have changed it. */
async function breaks(world) {
  const { teacher, page, mock } = await sitPlan(world, {
    pause: { by: 'candidate', breaks: 2, minutes: 10 },
    sections: [typedSection('One', 1)],
    clock: hard(3_600),
  });
  const act = (name, body) => teacher.api('POST', `/admin/quiz-sessions/${mock.id}/${name}`, body);
  const paused = page.getByTestId('paused');
  const faults = [];
  await page.getByRole('button', { name: 'Pause' }).click();
  await paused.waitFor();
  faults.push(...(await faultsOf(page, 'a break')));
  await page.getByRole('button', { name: 'Go on' }).click();
  await page.getByTestId('prompt').waitFor();
  await act('extend', { minutes: 10, reason: 'The fire alarm' });
  await page.getByText(/gave you 10 min$/).waitFor();
  faults.push(...(await faultsOf(page, 'time was given')));
  await act('pause', { reason: 'We come to your desk' });
  await paused.waitFor();
  faults.push(...(await faultsOf(page, 'stopped by an instructor')));
  await act('terminate', { reason: 'The room is needed' });
  await page.getByRole('heading', { name: 'Debrief' }).waitFor();
  await act('reopen', { minutes: 15, reason: 'Another room was found' });
  await page.goto('/');
  await page.getByRole('region', { name: 'Paused mock' }).waitFor();
  faults.push(...(await faultsOf(page, '/ (a mock that waits)')));
  await page.goto(`/mocks/${mock.id}`);
  await paused.waitFor();
  faults.push(...(await faultsOf(page, 'reopened')));
  return faults;
}

/** Amber and red, and beyond what was suggested. */
async function nearTheEnd(world) {
  const faults = [];
  for (const [seconds, name] of [
    [290, 'amber'],
    [55, 'red'],
  ]) {
    const { page } = await sitPlan(world, { sections: [typedSection('One', 1)], clock: hard(seconds) });
    await page.getByTestId('prompt').waitFor();
    faults.push(...(await faultsOf(page, name)));
  }
  const { page } = await sitPlan(world, {
    sections: [typedSection('One', 1, { itemClock: { mode: 'nudge', seconds: 10 } })],
    clock: { mode: 'nudge', seconds: 10 },
  });
  await page.getByText('over the suggested time').first().waitFor();
  faults.push(...(await faultsOf(page, 'over the suggested time')));
  return faults;
}

async function offline(world) {
  const { robin, page } = await sitPlan(world, { sections: [typedSection('One', 1)] });
  robin.tolerated.push(/net::ERR|Failed to load resource/);
  await page.getByTestId('prompt').waitFor();
  await robin.context.setOffline(true);
  await page.getByTestId('offline').waitFor();
  await page.getByLabel('Your answer').fill('typed in a tunnel');
  await page.getByText('Kept here, not sent yet').waitFor();
  return faultsOf(page, 'offline');
}
