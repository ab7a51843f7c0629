import type { Transactions } from '@app/database/tx.js';
import { ChangeCard } from '@app/review-scheduling/card/change-card.js';
import { ChangeCards } from '@app/review-scheduling/card/change-cards.js';
import { GetCard } from '@app/review-scheduling/card/get-card.js';
import { GetCardHistory } from '@app/review-scheduling/card/get-card-history.js';
import { ListCards } from '@app/review-scheduling/card/list-cards.js';
import { ResetCard } from '@app/review-scheduling/card/reset-card.js';
import { SetCardDue } from '@app/review-scheduling/card/set-card-due.js';

/** What a person can do with cards besides reviewing them. */
export const cardUses = (transactions: Transactions) => ({
  get: new GetCard(transactions),
  history: new GetCardHistory(transactions),
  list: new ListCards(transactions),
  change: new ChangeCard(transactions),
  changeMany: new ChangeCards(transactions),
  reset: new ResetCard(transactions),
  setDue: new SetCardDue(transactions),
});
export type CardUses = ReturnType<typeof cardUses>;
