import { countOf, countOfRule, topicsOf, type Clock, type Plan } from '@app/interview-template/domain/plan.js';
import type { PublishedTemplate } from '@app/interview-template/published-template.js';
import type { Attempt } from '../store/attempts.store.js';
import { countingScore } from '../domain/counting-score.js';

interface ClockView {
  mode: Clock['mode'];
  /** Null where it is off. */
  seconds: number | null;
}

/** A template as a candidate sees it before sitting it: what to expect, none of its questions. */
export interface TemplateView extends Pick<Plan, 'navigation' | 'pause' | 'feedback' | 'accommodations'> {
  id: string;
  title: string;
  description: string;
  questions: number;
  topics: string[];
  clock: ClockView;
  sections: { title: string; questions: number; topics: string[]; clock: ClockView; itemClock: ClockView }[];
  attempts: Plan['attempts'] & {
    used: number;
    /** In [0, 1], by the rule that counts; null: none that may be told. */
    score: number | null;
    /** The sitting of it that has not ended, the newest. */
    openSessionId: string | null;
  };
}

export function templateView(template: PublishedTemplate, attempts: readonly Attempt[], now: Date): TemplateView {
  const { id, title, description, plan } = template;
  const { navigation, pause, feedback, accommodations } = plan;
  const open = attempts.findLast(({ state }) => state === 'running' || state === 'paused');
  return {
    id,
    title,
    description,
    navigation,
    pause,
    feedback,
    accommodations,
    questions: countOf(plan),
    topics: topicsOf(plan),
    clock: clockView(plan.clock),
    sections: plan.sections.map((section) => ({
      title: section.title,
      questions: section.rules.reduce((sum, rule) => sum + countOfRule(rule), 0),
      topics: topicsOf({ sections: [section] }),
      clock: clockView(section.clock),
      itemClock: clockView(section.itemClock),
    })),
    attempts: {
      ...plan.attempts,
      used: attempts.at(-1)?.number ?? 0,
      score: countingScore(plan.attempts.counts, attempts, now),
      openSessionId: open?.sessionId ?? null,
    },
  };
}

const clockView = (clock: Clock): ClockView => ({
  mode: clock.mode,
  seconds: clock.mode === 'off' ? null : clock.seconds,
});
