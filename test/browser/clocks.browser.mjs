import assert from 'node:assert/strict';
import {
  assertClock,
  instructor,
  publish,
  shownSeconds,
  sit,
  sitPlan,
  sittingOf,
  typedSection,
} from './interviews.mjs';
import { saved, Visitor } from './person.mjs';

const typed = { kinds: ['short-text'], count: 2 };
const hard = (seconds) => ({ mode: 'hard', seconds });
const nudge = (seconds) => ({ mode: 'nudge', seconds });

export const tests = {
  'a reload at each step keeps answers and clock': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const mock = await robin.startMock(typed);
    const reload = async (when) => {
      await page.reload();
      await page.getByRole('timer', { name: 'Time left' }).waitFor();
      await assertClock(robin, mock, when);
    };
    await reload('before anything');
    await page.getByLabel('Your answer').fill('the first');
    await reload('while typing');
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'the first');
    await saved(page);
    await page.getByRole('button', { name: 'Flag', exact: true }).click();
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('heading', { name: 'Question 2 of 2' }).waitFor();
    await reload('on the second question');
    await page.getByRole('heading', { name: 'Question 2 of 2' }).waitFor();
    await page.getByRole('button', { name: 'Question 1, answered, flagged' }).waitFor();
    await page.getByRole('button', { name: 'Finish…' }).click();
    await reload('in the summary');
    await page.getByText('Not answered: 1 question').waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByTestId('paused').waitFor();
    await reload('in a break');
    assert.equal(await page.getByText('the first').count(), 0);
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('heading', { name: 'Before you finish' }).waitFor();
    await page.getByRole('button', { name: 'Question 1, answered, flagged' }).click();
    await page.getByLabel('Your answer').waitFor();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'the first');
    await assertClock(robin, mock, 'after the break');
  },

  'a device whose clock is hours off shows the right time': async (world) => {
    for (const hours of [3, -3]) {
      const robin = await Visitor.at(world);
      await robin.signUp();
      await robin.context.addInitScript((ms) => {
        const { now } = Date;
        const Real = Date;
        globalThis.Date = class extends Real {
          constructor(...given) {
            super(...(given.length ? given : [now.call(Real) + ms]));
          }
          static now() {
            return now.call(Real) + ms;
          }
        };
      }, hours * 3_600_000);
      const mock = await robin.startMock(typed);
      await assertClock(robin, mock, `${hours} hours off`);
      await robin.page.getByRole('button', { name: 'Pause' }).click();
      const left = await shownSeconds(robin.page, 'Break left');
      assert.ok(left > 590 && left <= 600, `${hours} hours off, the break has ${left} s left`);
    }
  },

  'a clock that is set during a sitting changes nothing': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const mock = await robin.startMock(typed);
    const asked = robin.page.waitForRequest((request) => request.url().endsWith(`/quiz-sessions/${mock.id}`));
    await robin.page.evaluate(() => {
      const { now } = Date;
      Date.now = () => now() + 7_200_000;
    });
    // It is noticed, and the server asked: a device that has slept looks the same.
    await asked;
    await assertClock(robin, mock, 'two hours later by the device');
  },

  'back and forward lead out of a sitting and into it again': async (world) => {
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    await page.goto('/mocks');
    await page.getByRole('heading', { name: 'Mocks', level: 1 }).waitFor();
    const mock = await robin.startMock(typed);
    await page.getByLabel('Your answer').fill('before leaving');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByRole('heading', { name: 'Question 2 of 2' }).waitFor();
    await page.goBack();
    await page.getByRole('heading', { name: 'Mocks', level: 1 }).waitFor();
    await page.getByRole('region', { name: 'Running mock' }).waitFor();
    await page.goForward();
    await page.getByRole('heading', { name: 'Question 2 of 2' }).waitFor();
    await assertClock(robin, mock, 'after coming back');
    await page.getByRole('button', { name: 'Previous' }).click();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'before leaving');
  },

  'a break hides the questions, stands still, and can be ended or ends by itself': async (world) => {
    const { robin, page, mock } = await sitPlan(world, {
      sections: [typedSection('One', 1)],
      clock: hard(1_800),
      pause: { by: 'candidate', breaks: 2, minutes: 1 },
    });
    await page.getByText('2 breaks of 1 min left').waitFor();
    await page.getByLabel('Your answer').fill('typed just before');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('heading', { name: 'Your mock is paused' }).waitFor();
    assert.equal(await page.getByTestId('prompt').count(), 0);
    const before = await shownSeconds(page);
    await page.waitForTimeout(2_500);
    assert.equal(await shownSeconds(page), before);
    assert.equal(await page.title(), 'Paused · Rehearse');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByText('1 break of 1 min left').waitFor();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'typed just before');
    await saved(page);
    await assertClock(robin, mock, 'after a break');
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('No breaks left after this one').waitFor();
    await page.getByLabel('Your answer').waitFor({ timeout: 75_000 });
    await assertClock(robin, mock, 'after a break that ended by itself');
    await page.getByText('No breaks left').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Pause' }).count(), 0);
    assert.deepEqual((await sittingOf(robin, mock)).items[0].response, { text: 'typed just before' });
  },

  'what an instructor does to the clock shows at once, without a reload': async (world) => {
    const { teacher, robin, page, mock } = await sitPlan(world, {
      sections: [typedSection('One', 1)],
      clock: hard(1_800),
      pause: { by: 'instructor' },
    });
    await page.getByLabel('Your answer').fill('kept');
    await saved(page);
    const act = (name, body) => teacher.api('POST', `/admin/quiz-sessions/${mock.id}/${name}`, body);
    await page.evaluate(() => (globalThis.sameDocument = true));
    await act('extend', { minutes: 10, reason: 'The fire alarm' });
    await page.getByText(/gave you 10 min$/).waitFor();
    await page.getByText('The fire alarm', { exact: true }).waitFor();
    await assertClock(robin, mock, 'after an extension');
    assert.ok((await shownSeconds(page)) > 2_300);
    await act('pause', { reason: 'We come to your desk' });
    await page.getByRole('heading', { name: /stopped the clock$/ }).waitFor();
    await page.getByText('We come to your desk', { exact: true }).waitFor();
    assert.equal(await page.getByRole('button', { name: 'Go on' }).count(), 0);
    await act('resume', { reason: 'All is well' });
    await page.getByLabel('Your answer').waitFor();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'kept');
    await page.getByText('How your time is counted').click();
    await page.getByTestId('ledger').getByText('“The fire alarm”').waitFor();
    await act('terminate', { reason: 'The room is needed' });
    await page.getByRole('heading', { name: 'Debrief' }).waitFor();
    await page.getByText('The room is needed', { exact: true }).waitFor();
    await page.getByTestId('score').waitFor();
    await act('reopen', { minutes: 15, reason: 'You had less time than the others' });
    assert.ok(await page.evaluate(() => globalThis.sameDocument), 'the page was not loaded again');
    await page.goto(`/mocks/${mock.id}`);
    await page.getByRole('heading', { name: /^You have \d+ min.* back$/ }).waitFor();
    await page.getByText(/opened it again: You had less time than the others/).waitFor();
    const before = await shownSeconds(page);
    await page.waitForTimeout(2_000);
    assert.equal(await shownSeconds(page), before, 'the clock starts with the candidate');
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByLabel('Your answer').waitFor();
    assert.equal(await page.getByLabel('Your answer').inputValue(), 'kept');
    await assertClock(robin, mock, 'after going on');
  },

  'advice on time is given in words and ends nothing': async (world) => {
    const { page } = await sitPlan(world, {
      sections: [typedSection('One', 1, { itemClock: nudge(10) })],
      clock: nudge(12),
    });
    await page.getByText('of 10 s suggested').waitFor();
    await page.getByText('over the suggested time').first().waitFor();
    await page.getByText('well over the suggested time').waitFor();
    await page.getByTestId('clock-voice').getByText('Go on as long as you need').waitFor({ state: 'attached' });
    await page.getByLabel('Your answer').fill('late and fine');
    await saved(page);
    assert.match(await page.getByRole('timer', { name: 'Time left' }).innerText(), /^\+0:/);
  },

  'an accommodation lengthens the clock, hides it, and warns as it says': async (world) => {
    const teacher = await instructor(world);
    const robin = await Visitor.at(world);
    await robin.signUp();
    const { page } = robin;
    const me = await robin.api('GET', '/me');
    await teacher.api('POST', '/admin/accommodations', {
      personId: me.id,
      multiplier: 1.5,
      extraBreaks: 1,
      breakMinutes: 5,
      hiddenClock: true,
      warningMinutes: 20,
      reason: 'By arrangement',
    });
    const plan = { sections: [typedSection('One', 1)], clock: hard(720) };
    const mock = await sit(robin, await publish(teacher, plan));
    await page.getByText(/^For you: 1.5 times the time/).waitFor();
    await page.getByText('1 break of 5 min left').waitFor();
    await page.getByText('Not much time left').waitFor();
    assert.equal(await page.getByRole('timer').count(), 0);
    await page.getByRole('button', { name: 'Show the clock' }).click();
    await assertClock(robin, mock, 'with half as much again');
    assert.ok((await shownSeconds(page)) > 1_050);
    await robin.api('POST', `/quiz-sessions/${mock.id}/finish`);
    const reason = 'Speed is what this interview is about.';
    await sit(robin, await publish(teacher, { ...plan, accommodations: { apply: false, reason } }));
    await page.getByText(`Your accommodation does not apply in this interview: ${reason}`).waitFor();
    assert.ok((await shownSeconds(page)) <= 720);
  },
};
