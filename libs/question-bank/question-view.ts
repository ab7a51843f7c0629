import { externalLanguages } from '@app/sandbox/engines/engine.js';
import { starterOf } from '@app/sandbox/engines/starter.js';
import type { PublishedQuestion } from './catalogue.store.js';
import { candidateView, type CandidateView } from './domain/candidate-view.js';
import type { Kind } from './domain/content.js';
import { signatureOf } from './domain/program-content.js';
import type { Level } from './domain/taxonomy.js';

/** A question as a candidate may see it before answering. */
export interface QuestionView {
  id: string;
  slug: string;
  version: number;
  topics: string[];
  level: Level;
  kind: Kind;
  estimatedSeconds: number;
  content: CandidateView;
}

export function questionView(question: PublishedQuestion): QuestionView {
  const { id, slug, version, topics, level, content, versionId } = question;
  return {
    id,
    slug,
    version,
    topics,
    level,
    kind: content.kind,
    estimatedSeconds: content.estimatedSeconds,
    content: withAllStarters(candidateView(content, versionId)),
  };
}

/** What the editors of the languages that run elsewhere begin with comes from their harnesses. */
function withAllStarters(view: CandidateView): CandidateView {
  if (view.kind !== 'code') return view;
  const signature = signatureOf(view.signature);
  const outside = externalLanguages
    .filter((language) => view.languages.includes(language))
    .map((language) => [language, starterOf(signature, language)] as const)
    .filter(([, text]) => text !== undefined);
  return { ...view, starter: { ...view.starter, ...Object.fromEntries(outside) } };
}
