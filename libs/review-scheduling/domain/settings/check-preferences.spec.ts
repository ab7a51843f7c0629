import { defaultStudyPreferences, type StudyPreferences } from './study-settings.js';
import { checkPreferences } from './check-preferences.js';

const pointers = (given: Partial<StudyPreferences>) => checkPreferences(given).map(({ pointer }) => pointer);

it('finds nothing wrong with the defaults, with nothing, and at every limit', () => {
  expect(checkPreferences(defaultStudyPreferences)).toEqual([]);
  expect(checkPreferences({})).toEqual([]);
  expect(
    checkPreferences({ newPerDay: 0, reviewsPerDay: 0, maximumDays: 1, leechThreshold: 1, learningSteps: [] }),
  ).toEqual([]);
  expect(
    checkPreferences({
      newPerDay: 1_000,
      reviewsPerDay: 10_000,
      maximumDays: 36_500,
      leechThreshold: 100,
      learningSteps: [1_439, 1, 10, 10, 2, 3, 4, 5, 6, 7],
      easyWeekdays: [0, 0, 0, 0, 0, 0, 100],
    }),
  ).toEqual([]);
});

it.each<[Partial<StudyPreferences>, string[]]>([
  [{ newPerDay: -1, reviewsPerDay: 10_001 }, ['/newPerDay', '/reviewsPerDay']],
  [{ newPerDay: 1.5, maximumDays: NaN }, ['/newPerDay', '/maximumDays']],
  [{ maximumDays: 0, leechThreshold: 101 }, ['/maximumDays', '/leechThreshold']],
  [{ learningSteps: [1, 0, 1_440, 2.5] }, ['/learningSteps/1', '/learningSteps/2', '/learningSteps/3']],
  [{ relearningSteps: Array<number>(11).fill(1) }, ['/relearningSteps']],
  [{ easyWeekdays: [100] }, ['/easyWeekdays']],
  [{ easyWeekdays: [100, 101, -1, 50.5, 0, 0, 0] }, ['/easyWeekdays/1', '/easyWeekdays/2', '/easyWeekdays/3']],
  [{ easyWeekdays: [50, 50, 50, 50, 50, 0, 0] }, ['/easyWeekdays']],
  [{ leechAction: 'delete' as never }, ['/leechAction']],
])('refuses %j at %j', (given, expected) => {
  expect(pointers(given)).toEqual(expected);
});
