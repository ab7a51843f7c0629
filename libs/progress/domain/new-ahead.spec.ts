import { withNewCards } from './new-ahead.js';

it.each([
  [25, 10, [10, 10, 5, 0]],
  [3, 10, [3, 0, 0, 0]],
  [0, 10, [0, 0, 0, 0]],
  [25, 0, [0, 0, 0, 0]],
])('spreads %i new cards, %i a day', (waiting, perDay, counts) => {
  const days = ['a', 'b', 'c', 'd'].map((on) => ({ on }));
  expect(withNewCards(days, { waiting, perDay })).toEqual(
    days.map((day, index) => ({ ...day, newCount: counts[index] })),
  );
});
