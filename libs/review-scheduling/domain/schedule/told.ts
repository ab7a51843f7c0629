import { isShown, shownLaterAt, type Feedback, type FeedbackPart } from '@app/interview-template/domain/plan.js';

/** Whether a part of the feedback is told by now, and from when on it is; null: never. */
export interface Telling {
  now: boolean;
  from: Date | null;
}

export type Told = Record<FeedbackPart, Telling>;

/** What the candidate of a sitting that has ended is told of it. */
export function toldOf(feedback: Feedback, { endedAt, now }: { endedAt: Date; now: Date }): Told {
  const telling = (part: FeedbackPart): Telling => ({
    now: isShown(feedback, part, { endedAt, now }),
    from: startOf(feedback, part, endedAt),
  });
  return {
    score: telling('score'),
    key: telling('key'),
    explanation: telling('explanation'),
    median: telling('median'),
  };
}

function startOf(feedback: Feedback, part: FeedbackPart, endedAt: Date): Date | null {
  switch (feedback[part]) {
    case 'never':
      return null;
    case 'later':
      return shownLaterAt(feedback, endedAt);
    case 'after-each':
    case 'at-end':
      return endedAt;
  }
}
