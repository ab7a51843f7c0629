import { placeOf } from '../schedule/fuzz.js';
import { studyDay } from '../study-day.js';

/** What an interview asks of the schedule. */
export interface InterviewGoal {
  /** The study day of the interview (YYYY-MM-DD). */
  interviewOn: string;
  topics: readonly string[];
  /** Of the cards of its topics, until the day. */
  desiredRetention: number;
  /** On how many days before the day the last looks lie; 0: there are none. */
  lastLookDays: number;
}

interface Reviewed {
  cardId: string;
  at: Date;
  desiredRetention: number;
  studyDays: { zone: string; rolloverHour: number };
}

const dayMs = 86_400_000;

/**
 * The study day on which a card is looked at once more before the interview: one of the days before it, and each for as
 * many cards as the others, so that there is no wall of cards on the last.
 */
export function lastLookOn(cardId: string, { interviewOn, lastLookDays }: InterviewGoal): string | null {
  if (lastLookDays === 0) return null;
  const before = 1 + Math.floor(placeOf(`${cardId}/last look`) * lastLookDays);
  return new Date(Date.parse(interviewOn) - before * dayMs).toISOString().slice(0, 10);
}

/**
 * What a goal changes for a review of a card of its topics: retention is raised until the day, and before the card's last
 * look the next review comes no later than that. From the day on nothing: cards go back to the long term.
 */
export function towardsInterview(
  { cardId, at, desiredRetention, studyDays }: Reviewed,
  goal: InterviewGoal,
): { desiredRetention?: number; lastLookDays?: number } {
  const dayOf = (instant: Date) => studyDay(instant, studyDays.zone, studyDays.rolloverHour);
  const today = dayOf(at);
  if (today >= goal.interviewOn) return {};
  const raised = goal.desiredRetention > desiredRetention ? { desiredRetention: goal.desiredRetention } : {};
  const on = lastLookOn(cardId, goal);
  if (on === null || today >= on) return raised;
  const days = (Date.parse(on) - Date.parse(today)) / dayMs;
  // Clocks that change in between can put so many days of 24 hours behind the roll-over.
  const tooLate = days > 1 && dayOf(new Date(at.getTime() + days * dayMs)) > on;
  return { ...raised, lastLookDays: tooLate ? days - 1 : days };
}
