import { planSchema, type DrawnRule, type Plan, type Section } from '@app/interview-template/domain/plan.js';
import type { Fault } from '@app/kernel/app-error.js';
import { schemaFaults } from '@app/question-bank/domain/schema-faults.js';

/** A template while it is edited: of the form of a plan, though not valid at every moment. */
export interface Draft {
  title: string;
  description: string;
  plan: Plan;
}

export const emptyRule: DrawnRule = { topics: [], levels: [], kinds: [], count: 5 };

export const emptySection = (title: string): Section => ({
  title,
  rules: [emptyRule],
  shuffled: true,
  clock: { mode: 'off' },
  itemClock: { mode: 'off' },
});

/** A new interview: one section, half an hour, everything told at the end. */
export const emptyDraft: Draft = {
  title: '',
  description: '',
  plan: {
    ...planSchema.parse({ sections: [{ title: 'Questions', rules: [{ topics: ['any'], count: 1 }] }] }),
    sections: [emptySection('Questions')],
    clock: { mode: 'hard', seconds: 1_800 },
  },
};

/** What keeps a draft from being saved: the server's own check. */
export function faultsOf({ title, plan }: Draft): Fault[] {
  const parsed = planSchema.safeParse(plan);
  const faults = parsed.success ? [] : schemaFaults(parsed.error);
  return title.trim() ? faults : [{ pointer: '/title', message: 'must not be blank' }, ...faults];
}

export const isSame = (a: Draft, b: Draft): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The list with one entry replaced. */
export const withAt = <T>(list: readonly T[], index: number, entry: T): T[] => list.with(index, entry);

/** The list without one entry. */
export const without = <T>(list: readonly T[], index: number): T[] => list.toSpliced(index, 1);

/** The list with one entry a place further up (-1) or down (1). */
export function moved<T>(list: readonly T[], index: number, by: -1 | 1): T[] {
  const [one] = list.slice(index, index + 1);
  return one === undefined ? [...list] : list.toSpliced(index, 1).toSpliced(index + by, 0, one);
}
