/** `all` is said, so that none said can mean those under way. */
export const sittingStates = ['all', 'live', 'running', 'paused', 'finished', 'graded'] as const;
export type StateFilter = (typeof sittingStates)[number];

export interface SittingFilter {
  state?: StateFilter;
  personId?: string;
  templateId?: string;
  q?: string;
}
