import { forgettingCurve } from './forgetting-curve.js';
import { newCardState } from '../schedule/schedule.js';

const lastReviewAt = new Date('2026-03-01T09:00:00Z');
const days = (count: number) => new Date(lastReviewAt.getTime() + count * 86_400_000);
const card = { state: 'review' as const, lastReviewAt, stability: 10, dueAt: days(10) };

describe('the forgetting curve', () => {
  it('falls from certainty at the last review through 90 % at the stability, until twice that', () => {
    const curve = forgettingCurve(card);
    expect(curve[0]).toEqual({ at: lastReviewAt, recall: 1 });
    expect(curve.find(({ at }) => at.getTime() === days(10).getTime())!.recall).toBeCloseTo(0.9, 9);
    expect(curve.at(-1)!.at).toEqual(days(20));
    expect(curve.slice(1).every(({ recall }, index) => recall < curve[index]!.recall)).toBe(true);
  });

  it('goes on until the card is due', () => {
    expect(forgettingCurve({ ...card, dueAt: days(70) }).at(-1)!.at).toEqual(days(70));
  });

  it('is that of the parameters of the card', () => {
    const flat = Array.from({ length: 21 }, (_, index) => (index === 20 ? 0.1 : 1));
    expect(forgettingCurve(card, flat).at(-1)!.recall).toBeGreaterThan(forgettingCurve(card).at(-1)!.recall);
  });

  it('is none of a card that was never reviewed', () => {
    expect(forgettingCurve(newCardState(lastReviewAt))).toEqual([]);
  });
});
