import { Losses, reasonOf, short } from './told.js';

it('shows the begin of a text, and never half a character', () => {
  expect(short(' a\n b ')).toBe(' a b ');
  expect(short('x'.repeat(80))).toBe('x'.repeat(80));
  expect(short('😀'.repeat(81))).toBe(`${'😀'.repeat(79)}…`);
});

it('tells each loss once, and not endlessly many', () => {
  const losses = new Losses();
  for (let index = 0; index < 1_000; index += 1) losses.add(`loss ${index % 150}`);
  expect(losses.all).toHaveLength(101);
  expect(losses.all.slice(-2)).toEqual(['loss 99', 'and more']);
});

it('tells all faults, and how many more there are of very many', () => {
  expect(reasonOf(['a', 'b'])).toBe('a; b');
  expect(reasonOf(Array.from({ length: 22 }, () => 'a'))).toMatch(/^(a; ){20}2 more$/);
});
