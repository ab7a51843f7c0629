import type { ContentOf } from '@app/question-bank/domain/content.js';
import type { Marks, Outcome } from './marks.js';

export function gradeSingleChoice({ options, key }: ContentOf<'single-choice'>, choice: string): Marks {
  const feedback = options.find((option) => option.id === choice)?.feedback;
  return {
    score: choice === key ? 1 : 0,
    ...(feedback === undefined ? {} : { detail: { kind: 'single-choice', feedback } }),
  };
}

/** Partial scoring takes a wrong choice off a right one, so that choosing everything never pays. */
export function gradeMultipleChoice(content: ContentOf<'multiple-choice'>, choices: readonly string[]): Outcome {
  if (choices.length === 0) return 'skipped';
  const right = choices.filter((choice) => content.key.includes(choice));
  const wrong = choices.filter((choice) => !content.key.includes(choice));
  const missed = content.key.filter((id) => !choices.includes(id));
  const partial = Math.max(0, (right.length - wrong.length) / content.key.length);
  const exact = wrong.length === 0 && missed.length === 0;
  const feedback = content.options.flatMap((option) =>
    option.feedback !== undefined && [...choices, ...missed].includes(option.id)
      ? [{ id: option.id, text: option.feedback }]
      : [],
  );
  return {
    score: content.scoring === 'partial' ? partial : Number(exact),
    detail: { kind: 'multiple-choice', right, wrong, missed, feedback },
  };
}
