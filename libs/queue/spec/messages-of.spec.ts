import { messagesOf, type DueRow } from '../messages-of.js';

const row = (id: number, changes: Partial<DueRow> = {}): DueRow => ({
  id: String(id),
  name: 'review.grade',
  payload: { n: id },
  delayMs: -5,
  ...changes,
});
const rows = (count: number, changes: Partial<DueRow> = {}) =>
  Array.from({ length: count }, (_, index) => row(index + 1, changes));

it('sends jobs that go in runs together, at most a hundred', () => {
  const messages = messagesOf(rows(250));
  expect(messages.map(({ data }) => ('run' in data ? data.run.length : 1))).toEqual([100, 100, 50]);
  const sent = messages.flatMap(({ data }) => ('run' in data ? data.run : [data]));
  expect(sent).toEqual(rows(250).map(({ id, payload }) => ({ outboxId: id, payload })));
  expect(messages.every(({ name }) => name === 'review.grade')).toBe(true);
});

it('sends one alone as every other job', () => {
  expect(messagesOf([row(7)])).toEqual([
    { name: 'review.grade', data: { outboxId: '7', payload: { n: 7 } }, opts: expect.anything() },
  ]);
  expect(messagesOf([row(7)])[0]!.opts!.jobId).toBe('outbox-7');
});

it('leaves alone what is of another name, or is not due yet', () => {
  const others = [...rows(3, { name: 'session.expire', delayMs: 60_000 }), row(4, { delayMs: 10 }), row(5), row(6)];
  const messages = messagesOf(others);
  expect(
    messages.map(({ data }) => ('run' in data ? data.run.map(({ outboxId }) => outboxId) : data.outboxId)),
  ).toEqual(['1', '2', '3', '4', ['5', '6']]);
  expect(messages.map(({ opts }) => opts!.delay)).toEqual([60_000, 60_000, 60_000, 10, 0]);
});

it('names a run by its rows: the same again is the same message, others are others', () => {
  const idOf = (of: DueRow[]) => messagesOf(of)[0]!.opts!.jobId;
  expect(idOf(rows(20))).toBe(idOf(rows(20)));
  expect(idOf(rows(20))).not.toBe(idOf(rows(21)));
  // BullMQ takes no colon in an id, and none of digits only.
  expect(idOf(rows(20))).toMatch(/^outbox-run-[0-9a-f]{32}$/);
});
