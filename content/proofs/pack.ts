import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { readPackFile } from '@app/question-bank/domain/pack.js';
import type { ContentOf, Kind } from '@app/question-bank/domain/content.js';

/** The content of one starter question, for a proof that computes its key anew. Throws where it is not of that kind. */
export function starterContent<K extends Kind>(pack: string, topic: string, slug: string, kind: K): ContentOf<K> {
  const file = path.join(__dirname, '..', 'packs', pack, `${topic}.yaml`);
  const found = readPackFile(parse(readFileSync(file, 'utf8'))).questions.find((question) => question.slug === slug);
  if (found?.content.kind !== kind) throw new Error(`${slug} is no ${kind} question of ${topic}`);
  return found.content as ContentOf<K>;
}
