import { Injectable } from '@nestjs/common';
import type { Actor } from '@app/kernel/actor.js';
import { AppError, type Fault } from '@app/kernel/app-error.js';
import { Transactions, type Tx } from '@app/database/tx.js';
import { oneAtATime } from '@app/identity/one-at-a-time.js';
import { isFixed, topicsOf } from '@app/interview-template/domain/plan.js';
import { publishedTemplate } from '@app/interview-template/published-template.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';
import { lastLookOn } from '../domain/interview/interview.js';
import { dayAfter, daysBetween } from '../domain/interview/plan-interview.js';
import { studyDaysFrom } from '../domain/study-day.js';
import { cardsDueFrom, makeGoalCards, takeBackGoalCards, writeLastLooks } from './goal-cards.store.js';
import { knownTopics, topicsOfQuestions, writeGoal, type Goal } from './goal.store.js';
import { interviewView, todayOf, type InterviewView } from './interview-view.js';
import type { Today } from './new-per-day.js';

export interface InterviewInput {
  /** YYYY-MM-DD */
  on: string;
  title?: string | undefined;
  /** Either these or a template, whose topics are taken. */
  topics?: string[] | undefined;
  templateId?: string | undefined;
  levels?: Level[] | undefined;
  minutesPerDay: number;
  desiredRetention?: number | undefined;
  lastLookDays?: number | undefined;
}

/** The farthest that an interview may be away. */
export const maxDaysAhead = 365;
const usual = { desiredRetention: 0.95, lastLookDays: 5 };

/**
 * Sets the interview that somebody prepares for, in place of the one before. The published questions of its topics
 * become new cards, for the queue of the day to introduce; cards that would not be due before it get a last look.
 */
@Injectable()
export class SetInterview {
  constructor(private readonly transactions: Transactions) {}

  /** The same twice is once. @throws AppError request.invalid, resource.not-found, question.unknown-topic */
  async run({ personId }: Actor, input: InterviewInput): Promise<{ todayOn: string; interview: InterviewView }> {
    return this.transactions.run(async (tx) => {
      await oneAtATime(tx, personId);
      const today = await todayOf(tx, personId);
      refuse(faultsOf(input, today.on));
      const { title: templateTitle, topics } = await subjectOf(tx, input);
      const levels = [...new Set(input.levels)];
      const written = {
        title: input.title?.trim() || templateTitle,
        interviewOn: input.on,
        topics,
        levels,
        templateId: input.templateId ?? null,
        minutesPerDay: input.minutesPerDay,
        desiredRetention: input.desiredRetention ?? usual.desiredRetention,
        lastLookDays: input.lastLookDays ?? usual.lastLookDays,
      };
      const goal = await writeGoal(tx, personId, written, today.on);
      await takeBackGoalCards(tx, personId, goal);
      await makeGoalCards(tx, personId, goal);
      await addLastLooks(tx, { personId, today }, goal);
      return { todayOn: today.on, interview: interviewView(goal, today.on) };
    });
  }
}

/** Of cards whose schedule reaches beyond the interview; the others come to theirs as they are reviewed. */
async function addLastLooks(
  tx: Tx,
  { personId, today }: { personId: string; today: Today },
  goal: Goal,
): Promise<void> {
  const lastLookDays = Math.min(goal.lastLookDays, daysBetween(today.on, goal.interviewOn));
  if (lastLookDays <= 0) return;
  const from = dayAfter(goal.interviewOn, -lastLookDays);
  const days = studyDaysFrom(from, lastLookDays + 1, today.timeZone, today.rolloverHour);
  const beginOf = new Map(days.map(({ on, beginsAt }) => [on, beginsAt]));
  const until = beginOf.get(goal.interviewOn)!;
  const looks = (await cardsDueFrom(tx, personId, goal, until)).map((cardId) => ({
    cardId,
    from: beginOf.get(lastLookOn(cardId, { ...goal, lastLookDays })!)!,
  }));
  await writeLastLooks(tx, personId, looks, until);
}

function faultsOf({ on, topics, templateId }: InterviewInput, todayOn: string): Fault[] {
  const faults: Fault[] = [];
  const daysLeft = daysBetween(todayOn, on);
  if (!(daysLeft >= 0)) faults.push({ pointer: '/on', message: `must be ${todayOn} or later` });
  if (daysLeft > maxDaysAhead) {
    faults.push({ pointer: '/on', message: `must be ${dayAfter(todayOn, maxDaysAhead)} or earlier` });
  }
  if ((topics === undefined) === (templateId === undefined)) {
    faults.push({ pointer: '/topics', message: 'must be given, or else templateId; not both' });
  }
  return faults;
}

function refuse(faults: readonly Fault[]): void {
  if (faults.length) throw new AppError('request.invalid', undefined, faults);
}

async function subjectOf(tx: Tx, { topics, templateId }: InterviewInput): Promise<{ title: string; topics: string[] }> {
  if (templateId !== undefined) return ofTemplate(tx, templateId);
  const wanted = [...new Set(topics)];
  await refuseUnknownTopics(tx, wanted);
  return { title: '', topics: wanted };
}

/** @throws AppError question.unknown-topic */
export async function refuseUnknownTopics(tx: Tx, topics: readonly string[], at = '/topics'): Promise<void> {
  const known = await knownTopics(tx, topics);
  const faults = topics.flatMap((topic, index) =>
    known.has(topic) ? [] : [{ pointer: `${at}/${index}`, message: `${topic} is no topic` }],
  );
  if (faults.length) throw new AppError('question.unknown-topic', undefined, faults);
}

async function ofTemplate(tx: Tx, templateId: string): Promise<{ title: string; topics: string[] }> {
  const { title, plan } = await publishedTemplate(tx, templateId);
  const fixed = plan.sections.flatMap(({ rules }) => rules.flatMap((rule) => (isFixed(rule) ? rule.questions : [])));
  const topics = [...new Set([...topicsOf(plan), ...(await topicsOfQuestions(tx, fixed))])];
  return { title, topics };
}
