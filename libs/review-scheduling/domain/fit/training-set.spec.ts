import { DayNumbers } from '../schedule/day-numbers.js';
import {
  historiesOf,
  splitByPerson,
  splitByTime,
  usableItems,
  type RecordedAct,
  type TrainingItem,
} from './training-set.js';

const at = (time: string) => Date.parse(time);
const days = new DayNumbers();
const utc = (time: string, grade: RecordedAct[1]): RecordedAct => [at(time), grade, 'UTC', 4];
const deltasOf = (acts: RecordedAct[]) =>
  historiesOf(acts, days).map((history) => history.map(({ deltaDays }) => deltaDays));

describe('the histories of a card', () => {
  it('count study days, not hours: 03:59 belongs to the day before', () => {
    const acts = [
      utc('2026-03-01T22:00:00Z', 3),
      utc('2026-03-02T03:59:00Z', 3),
      utc('2026-03-02T04:00:00Z', 1),
      utc('2026-03-09T23:00:00Z', 3),
    ];
    expect(deltasOf(acts)).toEqual([[0, 0, 1, 7]]);
  });

  it('count both ends in the zone of the later review, as the schedule does', () => {
    // 20:00 UTC is 05:00 of the next day in Tokyo: a new study day there.
    const inTokyo = (time: string): RecordedAct => [at(time), 3, 'Asia/Tokyo', 4];
    expect(deltasOf([utc('2026-03-01T10:00:00Z', 3), inTokyo('2026-03-01T20:00:00Z')])).toEqual([[0, 1]]);
    expect(deltasOf([inTokyo('2026-03-01T10:00:00Z'), utc('2026-03-01T20:00:00Z', 3)])).toEqual([[0, 0]]);
  });

  it('begin anew with a reset', () => {
    const acts = [
      utc('2026-03-01T10:00:00Z', 3),
      utc('2026-03-04T10:00:00Z', 3),
      utc('2026-03-05T10:00:00Z', 0),
      utc('2026-03-06T10:00:00Z', 1),
      utc('2026-03-08T10:00:00Z', 3),
    ];
    expect(deltasOf(acts)).toEqual([
      [0, 3],
      [0, 2],
    ]);
  });

  it('take a review that is dated before the last for one made with it', () => {
    expect(deltasOf([utc('2026-03-05T10:00:00Z', 3), utc('2026-03-01T10:00:00Z', 3)])).toEqual([[0, 0]]);
  });
});

describe('the usable reviews', () => {
  const histories = [
    ...historiesOf(
      [
        utc('2026-03-01T10:00:00Z', 1),
        utc('2026-03-01T10:10:00Z', 3),
        utc('2026-03-02T10:00:00Z', 1),
        utc('2026-03-02T10:10:00Z', 3),
        utc('2026-03-09T10:00:00Z', 3),
      ],
      days,
    ),
    ...historiesOf([utc('2026-03-01T11:00:00Z', 3), utc('2026-03-04T11:00:00Z', 4)], days),
  ];

  it('are those on a later day than the one before, each after all that was known by then, oldest first', () => {
    const items = usableItems(histories);
    const shown = items.map(({ history, length }) =>
      history
        .slice(0, length)
        .map(({ rating, deltaDays }) => `${rating}@${deltaDays}`)
        .join(' '),
    );
    expect(shown).toEqual(['1@0 3@0 1@1', '3@0 4@3', '1@0 3@0 1@1 3@0 3@7']);
  });

  it('are held out by time: the newest fifth', () => {
    const history = historiesOf(
      Array.from({ length: 101 }, (_, day) => [day * 86_400_000, 3, 'UTC', 0] as const),
      days,
    )[0]!;
    const { train, heldOut } = splitByTime(usableItems([history]));
    expect([train.length, heldOut.length]).toEqual([80, 20]);
    expect(train.at(-1)!.at).toBeLessThan(heldOut[0]!.at);
  });

  it('are held out by person: every fifth, with all that is theirs', () => {
    const item = (name: string) => ({ history: [], length: 0, at: 0, name }) as TrainingItem & { name: string };
    const people = Array.from({ length: 11 }, (_, place) => [item(`${place}a`), item(`${place}b`)]);
    const { train, heldOut } = splitByPerson(people);
    expect(heldOut).toEqual([...people[4]!, ...people[9]!]);
    expect(train).toHaveLength(18);
  });
});
