import { schedulerVersion } from '../domain/schedule/schedule.js';

/** Names library and parameters; stored with each review. */
export const schedulerName = (fitId: string | null) =>
  `${schedulerVersion}, ${fitId ? `parameters ${fitId}` : 'default parameters'}`;
