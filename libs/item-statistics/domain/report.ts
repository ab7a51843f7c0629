export const reportKinds = ['wrong-key', 'ambiguous', 'outdated', 'wording', 'broken', 'other'] as const;
export type ReportKind = (typeof reportKinds)[number];

export const reportStates = ['open', 'answered', 'dismissed', 'mended'] as const;
export type ReportState = (typeof reportStates)[number];
export const reportOutcomes = ['answered', 'dismissed', 'mended'] as const;
export type ReportOutcome = (typeof reportOutcomes)[number];

export const reportLimits = { textLength: 2_000, answerLength: 2_000, perDay: 20 } as const;
