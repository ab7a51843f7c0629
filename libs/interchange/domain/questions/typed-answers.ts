/** The key of a `short-text` question. */
export interface TypedKey {
  accepted: string[];
  pattern?: string;
}

const wildcard = /(?<!\\)\*/g;

/**
 * The key for answers as Moodle writes them: "*" stands for any text, "\*" for the sign itself (docs.moodle.org,
 * "Short-Answer question type"). What has wildcards becomes a pattern, and is accepted without them too.
 */
export function typedAnswers(answers: readonly string[]): TypedKey | 'anything' | 'nothing' {
  const accepted = new Set<string>();
  const patterns: string[] = [];
  for (const answer of answers) {
    const parts = answer.split(wildcard).map((part) => part.replaceAll(String.raw`\*`, '*'));
    const plain = parts.join('').trim();
    if (parts.length > 1 && plain === '') return 'anything';
    accepted.add(plain);
    if (parts.length > 1) patterns.push(parts.map(literal).join('.*'));
  }
  if (accepted.size === 0) return 'nothing';
  return { accepted: [...accepted], ...(patterns.length > 0 && { pattern: patterns.join('|') }) };
}

/** The inverse for one that has no wildcards. */
export const typedAnswer = (text: string): string => text.replaceAll('*', String.raw`\*`);

/** As answers are compared: by compatibility form and single spaces. */
const literal = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/\s+/g, ' ')
    .replace(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
