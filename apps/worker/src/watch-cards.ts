import type { Logger } from '@app/observability/logger.js';
import type { Metrics } from '@app/observability/metrics.js';
import type { CheckSlice } from '@app/review-scheduling/check/check-slice.js';

/** So many wrong cards are named in the log. */
const namedAtMost = 20;

/** Checks a slice of the cards, and tells operators of those that are not the fold of their reviews. */
export const watchCards =
  ({ checkSlice, metrics, logger }: { checkSlice: CheckSlice; metrics: Metrics; logger: Logger }) =>
  async (signal: AbortSignal): Promise<void> => {
    const { checked, wrong } = await checkSlice.run(signal);
    metrics.cardsWrong.set(wrong.length);
    for (const card of wrong.slice(0, namedAtMost))
      logger.error(card, 'card: not the fold of its reviews; run npm run fsck');
    logger.info({ checked, wrong: wrong.length }, 'cards: checked');
  };
