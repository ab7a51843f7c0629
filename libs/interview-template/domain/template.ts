import { z } from 'zod';
import type { Fault } from '@app/kernel/app-error.js';
import { schemaFaults } from '@app/question-bank/domain/schema-faults.js';
import { slugSchema } from '@app/question-bank/domain/taxonomy.js';
import { countOfRule, isFixed, planSchema, type Plan } from './plan.js';
import type { Shortfall } from './draw.js';

export const templateStates = ['draft', 'published', 'archived'] as const;
/** Only a published one can be sat. */
export type TemplateState = (typeof templateStates)[number];

/** Characters. */
export const longestTitle = 120;
export const longestDescription = 4_000;

const next: Record<TemplateState, readonly TemplateState[]> = {
  draft: ['published', 'archived'],
  published: ['archived', 'draft'],
  archived: ['draft'],
};

/** Whether a template may go from a state to another; staying is no change. */
export const mayBecome = (from: TemplateState, to: TemplateState): boolean => from === to || next[from].includes(to);

/** A file of `content/templates`: a template that Rehearse comes with. */
const templateFileSchema = z.strictObject({
  slug: slugSchema,
  title: z.string().trim().min(1).max(longestTitle),
  description: z.string().trim().min(1).max(longestDescription),
  plan: planSchema,
});
export type TemplateFile = z.output<typeof templateFileSchema>;

/** Reads one template file: the template, or every fault with a pointer into the file. */
export function readTemplateFile(document: unknown): { template: TemplateFile } | { faults: Fault[] } {
  const parsed = templateFileSchema.safeParse(document);
  return parsed.success ? { template: parsed.data } : { faults: schemaFaults(parsed.error) };
}

/** Names of topics and questions that a plan uses, each with its place. */
export function namesIn({ sections }: Pick<Plan, 'sections'>) {
  return sections.flatMap((section, at) =>
    section.rules.flatMap((rule, index) => {
      const kind = isFixed(rule) ? ('questions' as const) : ('topics' as const);
      const names = isFixed(rule) ? rule.questions : rule.topics;
      return names.map((name, place) => ({
        kind,
        name,
        pointer: `/plan/sections/${at}/rules/${index}/${kind}/${place}`,
      }));
    }),
  );
}

/** Where in the plan, and by how much, rules can't be filled. */
export function shortfallFaults({ sections }: Pick<Plan, 'sections'>, shortfalls: readonly Shortfall[]): Fault[] {
  return shortfalls.flatMap(({ section, rule, available, unknown }) => {
    const asks = sections[section - 1]!.rules[rule - 1]!;
    const pointer = `/plan/sections/${section - 1}/rules/${rule - 1}`;
    if (!isFixed(asks)) {
      const message = `at most ${available}: ${countOfRule(asks) - available} too few that no other rule needs`;
      return [{ pointer: `${pointer}/count`, message }];
    }
    return unknown.map((slug) => ({
      pointer: `${pointer}/questions/${asks.questions.indexOf(slug)}`,
      message: `${slug} is not published`,
    }));
  });
}
