import fc from 'fast-check';
import type { Content, ContentOf } from '@app/question-bank/domain/content.js';
import type { Response } from '@app/grading/domain/response.js';

/** A content that a grader marks by itself. */
export type GradedContent = Exclude<Content, ContentOf<'code' | 'sql'>>;

const idsOf = (parts: readonly { id: string }[]) => parts.map(({ id }) => id);
const unknownId = 'no-such-part';

/** What a candidate, or somebody who means harm, may send: right, wrong, in part right, at the edge, or no answer at all. */
export function arbitraryResponse(content: GradedContent): fc.Arbitrary<unknown> {
  return fc.oneof(
    { weight: 12, arbitrary: answerTo(content) },
    { weight: 1, arbitrary: fc.constant(null) },
    { weight: 1, arbitrary: fc.constantFrom<unknown>({}, 'a', 7, [], { choice: 7 }, { text: null }, { extra: 'x' }) },
  );
}

function answerTo(content: GradedContent): fc.Arbitrary<Response> {
  switch (content.kind) {
    case 'single-choice':
      return fc.record({ choice: fc.constantFrom(unknownId, ...idsOf(content.options)) });
    case 'multiple-choice': {
      const some = fc.shuffledSubarray([...idsOf(content.options), unknownId]);
      return fc.record({ choices: fc.oneof(fc.constant(content.key), fc.shuffledSubarray(content.key), some) });
    }
    case 'numeric':
      return fc.record({ number: fc.oneof(fc.constantFrom(...edgesOf(content)), fc.double()) });
    case 'short-text':
      return fc.record({ text: fc.oneof(typed(content), fc.string(), fc.constantFrom('a', 'b', ' ', 'x,y;"z"')) });
    case 'ordering':
      return fc.record({
        order: fc.oneof(
          fc.shuffledSubarray(content.key, { minLength: content.key.length }),
          fc.constantFrom(content.key, [...content.key].reverse(), content.key.slice(1)),
        ),
      });
    case 'matching':
      return pairsOf(content);
    case 'open':
      return fc.record(
        { text: fc.string(), criteria: fc.shuffledSubarray([...idsOf(content.rubric)]) },
        { requiredKeys: ['text'] },
      );
    case 'flashcard':
      return fc.record({ rating: fc.constantFrom('again', 'hard', 'good', 'easy') });
  }
}

/** The key, its bounds, and what is next to them. */
function edgesOf({ key }: ContentOf<'numeric'>): number[] {
  if ('min' in key) return [key.min, key.max].flatMap(around);
  const { value, tolerance } = key;
  if (!tolerance) return around(value);
  const allowed = 'absolute' in tolerance ? tolerance.absolute : tolerance.relative * Math.abs(value);
  return [value, value - allowed, value + allowed, value + 2 * allowed].flatMap(around);
}

const around = (number: number) => [number, number * (1 - 1e-6), number * (1 + 1e-6), number + 1, -number];

/** Accepted answers, as they are and as people type them. */
const typed = ({ key }: ContentOf<'short-text'>) =>
  fc
    .tuple(
      fc.constantFrom(...key.accepted),
      fc.constantFrom<(text: string) => string>(
        (text) => text,
        (text) => text.toUpperCase(),
        (text) => ` ${text}\n`,
        (text) => text.normalize('NFKD'),
        (text) => `${text}!`,
        (text) => text.slice(1),
      ),
    )
    .map(([text, change]) => change(text));

const pairsOf = ({ left, right, key }: ContentOf<'matching'>) =>
  fc.oneof(
    fc.constant({ pairs: key }),
    fc
      .tuple(
        fc.shuffledSubarray([...idsOf(left), unknownId]),
        fc.array(fc.constantFrom(...idsOf(right), unknownId), {
          minLength: left.length + 1,
          maxLength: left.length + 1,
        }),
      )
      .map(([from, to]) => ({ pairs: Object.fromEntries(from.map((id, index) => [id, to[index]!])) })),
    fc.subarray(idsOf(left)).map((known) => ({ pairs: Object.fromEntries(known.map((id) => [id, key[id]!])) })),
  );
