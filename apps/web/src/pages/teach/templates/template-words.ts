import type { Clock, CountingRule, FeedbackMoment, FeedbackPart, Plan } from '@app/interview-template/domain/plan.js';
import type { Fault } from '@app/kernel/app-error.js';

export const clockWords: Record<Clock['mode'], string> = {
  off: 'Off',
  nudge: 'Nudge',
  hard: 'Hard',
};
export const navigationWords: Record<Plan['navigation'], string> = {
  free: 'Free: back and forth',
  'forward-only': 'Forward only: what was left is closed',
};
export const pauseWords: Record<Plan['pause']['by'], string> = {
  none: 'None',
  candidate: 'By the candidate',
  instructor: 'By an instructor',
};
export const countingWords: Record<CountingRule, string> = {
  best: 'The best',
  last: 'The last',
  first: 'The first',
  mean: 'The mean of all',
};
export const partWords: Record<FeedbackPart, string> = {
  score: 'Score',
  key: 'Right answer',
  explanation: 'Explanation',
  median: 'Everybody’s time',
};
export const momentWords: Record<FeedbackMoment, string> = {
  'after-each': 'After each',
  'at-end': 'At the end',
  later: 'Later',
  never: 'Never',
};

export const choices = <T extends string>(words: Record<T, string>) =>
  Object.entries<string>(words).map(([value, label]) => ({ value: value as T, label }));

const fieldWords: Record<string, string> = {
  count: 'number of questions',
  topics: 'topics',
  questions: 'questions',
  levels: 'levels',
  kinds: 'kinds',
  title: 'title',
  rules: 'rules',
  clock: 'clock',
  itemClock: 'clock of each question',
  reason: 'reason',
};

/** Where in the interview a fault is, in words: "Section 2, rule 1, number of questions". */
export function placeOf({ pointer }: Fault): string {
  const steps = pointer
    .replace(/^\/plan(?=\/|$)/, '')
    .split('/')
    .slice(1);
  const words = steps.flatMap((step, index) => {
    const before = steps[index - 1];
    if (before === 'sections') return `section ${Number(step) + 1}`;
    if (before === 'rules') return `rule ${Number(step) + 1}`;
    if ((step === 'sections' || step === 'rules') && index < steps.length - 1) return [];
    if (/^\d+$/.test(step) || step === 'seconds') return [];
    return fieldWords[step] ?? step;
  });
  const text = words.join(', ') || 'the interview';
  return text.charAt(0).toUpperCase() + text.slice(1);
}
