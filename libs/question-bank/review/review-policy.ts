import type { Config } from '@app/config/config.js';

/** Whether a version takes two people: its author and who approves it. */
export const reviewPolicy = (config: Config): { twoPersonReview: boolean } => ({
  twoPersonReview: config.get('TWO_PERSON_REVIEW'),
});
