import { GetMe } from '@app/identity/get-me.js';
import { UpdateMe } from '@app/identity/update-me.js';
import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { defaultStudyPreferences } from '../domain/settings/study-settings.js';
import { ChangeStudySettings, type StudySettingsChange } from './change-study-settings.js';
import { GetStudySettings } from './get-study-settings.js';
import { ResetStudySettings } from './reset-study-settings.js';

let house: House;
let actor: Actor;
beforeAll(async () => {
  house = await House.open();
});
beforeEach(async () => {
  actor = await house.person();
});
afterAll(() => house.close());

const show = () => new GetStudySettings(house.transactions).run(actor);
const change = (settings: StudySettingsChange) => new ChangeStudySettings(house.transactions).run(actor, settings);
const reset = () => new ResetStudySettings(house.transactions).run(actor);
const refusal = (settings: StudySettingsChange) =>
  change(settings).then(
    () => [],
    (error: { code: string; faults: { pointer: string }[] }) => [error.code, ...error.faults.map((f) => f.pointer)],
  );

describe('study settings', () => {
  it('are the defaults of a person who has set nothing, without a row', async () => {
    const settings = await show();
    expect(settings).toMatchObject({
      ...defaultStudyPreferences,
      desiredRetention: 0.9,
      rolloverHour: 4,
      timeZone: 'UTC',
      easyDates: [],
    });
    expect(settings).toMatchObject(settings.defaults);
    expect(await house.count(`select count(*) from study_settings where person_id = $1`, [actor.personId])).toBe(0);
  });

  it('changes what is given and nothing else, the same for the person wherever it is asked', async () => {
    await change({ newPerDay: 25, learningSteps: [], leechAction: 'tag' });
    await change({
      desiredRetention: 0.85,
      timeZone: 'Asia/Tokyo',
      fuzz: false,
      easyWeekdays: [0, 50, 100, 100, 100, 100, 100],
    });
    const settings = await change({ rolloverHour: 2, newPerDay: undefined });
    expect(settings).toMatchObject({
      newPerDay: 25,
      learningSteps: [],
      relearningSteps: [10],
      leechAction: 'tag',
      fuzz: false,
      loadBalance: true,
      easyWeekdays: [0, 50, 100, 100, 100, 100, 100],
      desiredRetention: 0.85,
      timeZone: 'Asia/Tokyo',
      rolloverHour: 2,
    });
    expect(await show()).toEqual(settings);
    const me = await new GetMe(house.transactions).run(actor);
    expect(me).toMatchObject({ desiredRetention: 0.85, timeZone: 'Asia/Tokyo', rolloverHour: 2 });
    await new UpdateMe(house.transactions).run(actor, { desiredRetention: 0.8 });
    expect((await show()).desiredRetention).toBe(0.8);
  });

  it('is all or nothing where something is wrong', async () => {
    expect(await refusal({ newPerDay: 5, timeZone: 'Mars/Olympus', learningSteps: [1, 9_999] })).toEqual([
      'request.invalid',
      '/timeZone',
      '/learningSteps/1',
    ]);
    expect(await refusal({ desiredRetention: 0.98 })).toEqual(['request.invalid', '/desiredRetention']);
    expect((await show()).newPerDay).toBe(10);
  });

  it('loses no change of two that come at once', async () => {
    await Promise.all([change({ newPerDay: 7 }), change({ reviewsPerDay: 77 }), change({ fuzz: false })]);
    expect(await show()).toMatchObject({ newPerDay: 7, reviewsPerDay: 77, fuzz: false });
  });

  it('goes back to the defaults, but keeps the zone and the fitted parameters', async () => {
    const fitId = '6f1c0f4e-9a51-4c5e-8a52-0c6a3f6f0a11';
    await house.query(`insert into parameter_fits (id, person_id, asked_by) values ($1, $2, 'person')`, [
      fitId,
      actor.personId,
    ]);
    await change({ newPerDay: 25, desiredRetention: 0.8, rolloverHour: 0, timeZone: 'Asia/Tokyo' });
    await house.query(`update study_settings set fit_id = $2 where person_id = $1`, [actor.personId, fitId]);
    const settings = await reset();
    expect(settings).toMatchObject({ ...settings.defaults, timeZone: 'Asia/Tokyo' });
    expect(
      await house.query(`select fit_id as "fitId" from study_settings where person_id = $1`, [actor.personId]),
    ).toEqual([{ fitId }]);
    expect(await reset()).toEqual(settings);
  });

  it('schedules the next review by them', async () => {
    const author = await house.person('instructor');
    const { id: questionId } = await house.question(author);
    await change({ learningSteps: [], maximumDays: 2 });
    await house.submitReview.run(actor, {
      questionId,
      submissionId: crypto.randomUUID(),
      response: { choices: ['a', 'b'] },
      elapsedMs: 40_000,
    });
    await house.work();
    expect(
      await house.query(`select state, scheduled_days as days from cards where person_id = $1`, [actor.personId]),
    ).toEqual([{ state: 'review', days: 2 }]);
  });
});
