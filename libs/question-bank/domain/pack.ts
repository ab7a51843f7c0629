import { z } from 'zod';
import type { Fault } from '@app/kernel/app-error.js';
import { checkContent } from './check-content.js';
import type { Content } from './content.js';
import { schemaFaults } from './schema-faults.js';
import { levels, slugSchema } from './taxonomy.js';

/** `pack.yaml`: what a pack of questions is, where it is from and on what terms it may be used. */
export const packManifestSchema = z.strictObject({
  slug: slugSchema,
  title: z.string().min(1),
  licence: z.string().min(1),
  source: z.string().min(1),
});

/** One file of a pack. */
const packFileSchema = z.strictObject({
  questions: z.array(
    z.strictObject({
      slug: slugSchema,
      topics: z.array(slugSchema).min(1).max(5),
      level: z.enum(levels),
      content: z.unknown(),
    }),
  ),
});

export interface PackQuestion {
  slug: string;
  topics: string[];
  level: (typeof levels)[number];
  content: Content;
}

/** Reads one pack file: all its questions, or every fault with a pointer into the file. */
export function readPackFile(document: unknown): { questions: PackQuestion[]; faults: Fault[] } {
  const parsed = packFileSchema.safeParse(document);
  if (!parsed.success) return { questions: [], faults: schemaFaults(parsed.error) };
  const questions: PackQuestion[] = [];
  const faults: Fault[] = [];
  for (const [index, question] of parsed.data.questions.entries()) {
    const check = checkContent(question.content);
    if (check.content) questions.push({ ...question, content: check.content });
    for (const { pointer, message } of check.faults) {
      faults.push({ pointer: `/questions/${index}/content${pointer}`, message: `${question.slug}: ${message}` });
    }
  }
  return { questions, faults };
}
