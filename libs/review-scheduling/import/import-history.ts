import { verdictOf } from '@app/grading/domain/grade.js';
import { gradeFlashcard } from '@app/grading/domain/grade-open.js';
import type { Tx } from '@app/database/tx.js';
import { databaseNow } from '@app/database/clock.js';
import { studySettingsOf, type StudySettings } from '@app/identity/study-settings.js';
import { lockCardsOf, stateOf } from '../card/cards.store.js';
import type { Rating } from '../domain/rating.js';
import { nextState, type CardState, type Scheduling } from '../domain/schedule/schedule.js';
import { endOfStudyDay, studyDay } from '../domain/study-day.js';
import type { CardRow } from '../reviews.rows.js';
import { weightsOfFits, type WeightsByFit } from '../schedule/parameters.store.js';
import { pastAct } from '../schedule/past-act.js';
import { preferencesOfPerson } from '../schedule/preferences.store.js';
import { schedulerName } from '../schedule/scheduler-name.js';
import { insertActs, insertCards, knownSubmissions, writeFolded, type FoldedAct } from './import-history.store.js';

/** What happened to a card elsewhere. `submissionId`: the same act has it in each import. */
export type ImportedAct = { submissionId: string; at: Date } & (
  { act: 'answer'; rating: Rating; elapsedMs: number } | { act: 'reset' }
);

/** A flashcard that was studied elsewhere. */
export interface ImportedCard {
  questionId: string;
  versionId: string;
  /** When it was made there. */
  createdAt: Date;
  /** Oldest first. */
  acts: readonly ImportedAct[];
  /** When it is due there, where that is to stay. */
  due: { submissionId: string; at: Date } | null;
  /** Taken over where the card is new here. */
  marks: { isSuspended: boolean; isBuried: boolean; isLeech: boolean; flag: number };
}

/** Which of its card's acts came with an import: from `firstSeq` to `lastSeq`, none where that is less; and how many are answers. */
export interface ImportedPlace {
  questionId: string;
  firstSeq: number;
  lastSeq: number;
  answers: number;
}

/** What acts are scheduled with. */
interface Given {
  now: Date;
  settings: StudySettings;
  scheduling: Scheduling;
  weights: WeightsByFit;
  known: ReadonlySet<string>;
}

/**
 * Makes what happened elsewhere acts of the person's cards, set-wise, and each card the fold of all its acts. Acts that
 * are here already are left out; new ones come after those that are. Where the fold has another day than the card was
 * due on elsewhere, an act sets that one: nothing jumps.
 */
export async function importHistory(
  tx: Tx,
  personId: string,
  imported: readonly ImportedCard[],
): Promise<ImportedPlace[]> {
  const settings = await studySettingsOf(tx, personId);
  const now = await databaseNow(tx);
  const endOfDay = endOfStudyDay(now, settings.timeZone, settings.rolloverHour);
  await insertCards(
    tx,
    personId,
    imported.map((card) => newCard(card, { now, endOfDay })),
  );
  const cards = await lockCardsOf(
    tx,
    personId,
    imported.map(({ questionId }) => questionId),
  );
  const { learningSteps, relearningSteps, maximumDays } = await preferencesOfPerson(tx, personId);
  const given: Given = {
    now,
    settings,
    // The days that were given elsewhere are past: there is nothing to spread.
    scheduling: { learningSteps, relearningSteps, maximumDays, fuzz: null },
    weights: await weightsOfFits(
      tx,
      cards.map(({ fitId }) => fitId),
    ),
    known: await knownSubmissions(tx, personId, imported.flatMap(submissionIds)),
  };
  const byQuestion = new Map(imported.map((card) => [card.questionId, card]));
  const folded = cards.map((card) => ({ card, ...foldIn(card, byQuestion.get(card.questionId)!, given) }));
  await insertActs(
    tx,
    { personId, settings, scheduling: given.scheduling },
    folded.flatMap(({ acts }) => acts),
  );
  await writeFolded(
    tx,
    folded.map(({ card, acts, state }) => ({ id: card.id, lastSeq: card.lastSeq + acts.length, state })),
  );
  return folded.map(({ card, acts }) => ({
    questionId: card.questionId,
    firstSeq: card.lastSeq + 1,
    lastSeq: card.lastSeq + acts.length,
    answers: acts.filter(({ act }) => act === 'answer').length,
  }));
}

const submissionIds = ({ acts, due }: ImportedCard) => [
  ...acts.map(({ submissionId }) => submissionId),
  ...(due ? [due.submissionId] : []),
];

function newCard(
  { questionId, createdAt, acts, marks }: ImportedCard,
  { now, endOfDay }: { now: Date; endOfDay: Date },
) {
  return {
    questionId,
    createdAt: new Date(Math.min(createdAt.getTime(), acts[0]?.at.getTime() ?? Infinity, now.getTime())),
    suspendedAt: marks.isSuspended ? now : null,
    buriedUntil: marks.isBuried ? endOfDay : null,
    leechAt: marks.isLeech ? now : null,
    flag: marks.flag,
  };
}

function foldIn(card: CardRow, imported: ImportedCard, given: Given): { acts: FoldedAct[]; state: CardState } {
  const acts: FoldedAct[] = [];
  let state = stateOf(card);
  const add = (act: Pick<FoldedAct, 'submissionId' | 'act' | 'reviewedAt' | 'setDueAt' | 'rating' | 'elapsedMs'>) => {
    const folded = fold(card, { ...act, seq: card.lastSeq + acts.length + 1 }, { state, given, imported });
    acts.push(folded);
    state = folded.after;
  };
  const wasNewest = card.lastReviewAt;
  for (const act of imported.acts) {
    if (given.known.has(act.submissionId)) continue;
    const { submissionId, at: reviewedAt } = act;
    const answer = act.act === 'answer' ? act : { rating: null, elapsedMs: 0 };
    add({ submissionId, act: act.act, reviewedAt, setDueAt: null, rating: answer.rating, elapsedMs: answer.elapsedMs });
  }
  const { due } = imported;
  if (
    due &&
    isToMove(state, due.at, { wasNewest, given, hasNew: acts.length > 0 }) &&
    !given.known.has(due.submissionId)
  ) {
    const { submissionId, at: setDueAt } = due;
    add({ submissionId, act: 'set-due', reviewedAt: given.now, setDueAt, rating: null, elapsedMs: 0 });
  }
  return { acts, state };
}

/** Where the newest answer came from elsewhere, and the card was due on another day there. */
function isToMove(
  state: CardState,
  dueAt: Date,
  { wasNewest, given, hasNew }: { wasNewest: Date | null; given: Given; hasNew: boolean },
): boolean {
  if (!hasNew || !state.lastReviewAt) return false;
  if (wasNewest && state.lastReviewAt.getTime() <= wasNewest.getTime()) return false;
  const { timeZone, rolloverHour } = given.settings;
  return (
    state.state !== 'review' ||
    studyDay(state.dueAt, timeZone, rolloverHour) !== studyDay(dueAt, timeZone, rolloverHour)
  );
}

type Act = Pick<FoldedAct, 'submissionId' | 'act' | 'reviewedAt' | 'setDueAt' | 'rating' | 'elapsedMs' | 'seq'>;

function fold(
  card: CardRow,
  act: Act,
  { state, given, imported }: { state: CardState; given: Given; imported: ImportedCard },
): FoldedAct {
  const { settings, scheduling, weights } = given;
  const parameters = card.fitId ? weights.get(card.fitId) : undefined;
  const after = nextState(state, pastAct({ ...act, ...settings, cardId: card.id, scheduling }, parameters));
  return {
    ...act,
    ...gradeOf(act.rating),
    cardId: card.id,
    versionId: imported.versionId,
    scheduler: schedulerName(card.fitId),
    before: state,
    after,
  };
}

/** As a flashcard that is rated here is graded. */
function gradeOf(rating: Rating | null): Pick<FoldedAct, 'verdict' | 'score'> {
  if (!rating) return { verdict: null, score: null };
  const outcome = gradeFlashcard(rating);
  const score = typeof outcome === 'string' ? 0 : outcome.score;
  return { verdict: verdictOf(score), score };
}
