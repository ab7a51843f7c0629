export const taskStates = ['open', 'dismissed', 'mended'] as const;
export type TaskState = (typeof taskStates)[number];
export const taskOutcomes = ['dismissed', 'mended'] as const;
export type TaskOutcome = (typeof taskOutcomes)[number];

/** A version is mended once candidates get a later one, or none. */
export const isMended = (number: number, published: number | null): boolean => published === null || published > number;
