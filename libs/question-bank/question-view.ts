import type { PublishedQuestion } from './catalogue.store.js';
import { candidateView, type CandidateView } from './domain/candidate-view.js';
import type { Kind } from './domain/content.js';
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
    content: candidateView(content, versionId),
  };
}
