import type { ReportKind } from '@app/item-statistics/domain/report.js';

/** What a candidate may say is wrong with a question. */
export const reportKindWords: Record<ReportKind, string> = {
  'wrong-key': 'The answer it expects is wrong',
  ambiguous: 'It can be understood in several ways',
  outdated: 'It is out of date',
  wording: 'Spelling or wording',
  broken: 'It does not show or work as it should',
  other: 'Something else',
};
