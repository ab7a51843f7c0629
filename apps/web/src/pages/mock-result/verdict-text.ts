import type { DebriefItem } from '../../shapes.js';
import { verdictWords } from '../../words.js';

/** How an answer was, or where its grade is; without the verdict only whether there was one. */
export function verdictText({ verdict, response, content }: DebriefItem): string {
  if (verdict === null) return response === null ? verdictWords.skipped : 'Answered';
  const waitsForInstructor = verdict === 'ungraded' && content.kind === 'open' && content.assessment === 'instructor';
  return waitsForInstructor ? 'Waits for an instructor' : verdictWords[verdict];
}
