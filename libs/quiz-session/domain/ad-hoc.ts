import { planSchema, type Plan, type PlanInput } from '@app/interview-template/domain/plan.js';
import type { Kind } from '@app/question-bank/domain/content.js';
import type { Level } from '@app/question-bank/domain/taxonomy.js';

/** What a candidate asks for who needs no template. No levels: all; no kinds: all but flashcards. */
export interface Choice {
  topics: string[];
  levels: Level[];
  kinds: Kind[];
  count: number;
  minutes: number;
  feedback?: PlanInput['feedback'];
}

/** Practice on one's own: breaks are one's own affair, and nothing is asked that a form could forget. */
const ownTerms = {
  pause: { by: 'candidate', breaks: 3, minutes: 10 },
  outageCreditMinutes: 10,
} as const satisfies Partial<PlanInput>;

/** The plan of a sitting that was chosen for this once. */
export function adHocPlan({ topics, levels, kinds, count, minutes, feedback }: Choice): Plan {
  return planSchema.parse({
    ...ownTerms,
    sections: [{ title: 'Questions', rules: [{ topics, levels, kinds, count }] }],
    clock: { mode: 'hard', seconds: minutes * 60 },
    feedback,
  });
}

/** Time for a re-sit beyond the questions' estimates: one has met them, but not well. */
const resitFactor = 1.25;

/** The plan of a re-sit: these questions again, told of as they were the first time. */
export function resitPlan(
  questions: readonly { slug: string; estimatedSeconds: number }[],
  source: Pick<Plan, 'feedback'>,
): Plan {
  const estimate = questions.reduce((sum, { estimatedSeconds }) => sum + estimatedSeconds, 0);
  const minutes = Math.min(240, Math.max(5, Math.ceil((estimate * resitFactor) / 60)));
  return planSchema.parse({
    ...ownTerms,
    sections: [{ title: 'Missed before', rules: chunks(questions.map(({ slug }) => slug)) }],
    clock: { mode: 'hard', seconds: minutes * 60 },
    feedback: source.feedback,
  });
}

/** A rule names 50 questions at the most. */
function chunks(slugs: string[]): { questions: string[] }[] {
  const rules = [];
  for (let at = 0; at < slugs.length; at += 50) rules.push({ questions: slugs.slice(at, at + 50) });
  return rules;
}
