/** What a page can hear of by server-sent events (`GET /events`), and waiting GETs wake on. */
export const eventTypes = [
  'review.graded',
  'session.paused',
  'session.resumed',
  'session.extended',
  'session.credited',
  'session.reopened',
  'session.finished',
  'session.graded',
  'session.reviewed',
  'session.assessed',
  'item.graded',
  'import.changed',
  'bulk.changed',
  'fit.progress',
  'fit.finished',
  'notice.given',
  'notice.read',
] as const;
export type EventType = (typeof eventTypes)[number];

/** Sent by `pg_notify` after the commit. `id` is of the review, import, fit, bulk act, sitting (of its sitting for an item), what
 * a notice is about, or a notice that was read. */
export interface AppEvent {
  type: EventType;
  personId: string;
  id: string;
}
