import type { Tx } from '@app/database/tx.js';
import { databaseNow } from '@app/database/clock.js';
import { isShown, type Plan } from '@app/interview-template/domain/plan.js';
import { publishedTemplate } from '@app/interview-template/published-template.js';
import { AppError } from '@app/kernel/app-error.js';
import { adHocPlan, resitPlan, type Choice } from '../domain/ad-hoc.js';
import { isMissed } from '../domain/needs-review.js';
import { listItems } from '../store/items.store.js';
import { countAttempts, findSession, type NewSitting } from '../store/sessions.store.js';

type Seeded = { seed?: string | undefined };
/** A template, a choice for this once, or the misses of an earlier sitting. */
export type StartInput = ({ templateId: string } | Choice | { resitOf: string }) & Seeded;

type Origin = Pick<NewSitting, 'title' | 'template' | 'resitOf'> & { plan: Plan };

/** What a sitting is made by. The person's other starts must wait meanwhile: attempts are counted here. */
export async function planOf(tx: Tx, personId: string, input: StartInput): Promise<Origin> {
  if ('templateId' in input) return ofTemplate(tx, personId, input.templateId);
  if ('resitOf' in input) return ofMisses(tx, personId, input.resitOf);
  await refuseUnknownTopics(tx, input.topics);
  return { title: 'Mock interview', plan: adHocPlan(input), template: null, resitOf: null };
}

async function ofTemplate(tx: Tx, personId: string, templateId: string): Promise<Origin> {
  const { title, plan, number } = await publishedTemplate(tx, templateId);
  const used = await countAttempts(tx, personId, templateId);
  const { allowed } = plan.attempts;
  if (allowed !== null && used >= allowed)
    throw new AppError('template.attempts-used', `All ${allowed} attempts are used.`);
  return { title, plan, template: { id: templateId, number, attempt: used + 1 }, resitOf: null };
}

async function ofMisses(tx: Tx, personId: string, sessionId: string): Promise<Origin> {
  const source = await findSession(tx, sessionId);
  if (source?.personId !== personId) throw new AppError('resource.not-found');
  if (source.state !== 'graded') throw new AppError('session.wrong-state', 'It is not graded yet.');
  const end = { endedAt: source.finishedAt, now: await databaseNow(tx) };
  if (!isShown(source.plan.feedback, 'score', end))
    throw new AppError('session.wrong-state', 'What was missed is not told.');
  const missed = (await listItems(tx, sessionId)).filter((item) => isMissed(item.verdict!) && item.isPublished);
  if (missed.length === 0) throw new AppError('session.wrong-state', 'It has nothing to sit again.');
  const questions = missed.map(({ slug, content }) => ({ slug, estimatedSeconds: content.estimatedSeconds }));
  const title = source.title.startsWith('Again: ') ? source.title : `Again: ${source.title}`;
  return { title, plan: resitPlan(questions, source.plan), template: null, resitOf: sessionId };
}

async function refuseUnknownTopics(tx: Tx, topics: string[]): Promise<void> {
  const rows = await tx.query<{ slug: string }[]>(`select slug from topics where slug = any($1)`, [topics]);
  const known = new Set(rows.map((row) => row.slug));
  const faults = topics.flatMap((topic, index) =>
    known.has(topic) ? [] : [{ pointer: `/topics/${index}`, message: 'is no topic of the taxonomy' }],
  );
  if (faults.length) throw new AppError('question.unknown-topic', undefined, faults);
}
