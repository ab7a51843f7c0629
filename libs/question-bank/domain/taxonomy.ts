import { z } from 'zod';

/** The three experience levels of the brief. */
export const levels = ['entry', 'mid', 'senior'] as const;
export type Level = (typeof levels)[number];

export const slugSchema = z
  .string()
  .max(80)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'lower-case words joined by single hyphens');

/** `content/taxonomy.yaml`: tracks, each with its topics, in the order they are shown. */
export const taxonomySchema = z.strictObject({
  tracks: z.array(
    z.strictObject({
      slug: slugSchema,
      title: z.string().min(1),
      topics: z.array(z.strictObject({ slug: slugSchema, title: z.string().min(1) })).min(1),
    }),
  ),
});
export type Taxonomy = z.infer<typeof taxonomySchema>;
