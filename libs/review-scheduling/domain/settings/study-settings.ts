export const leechActions = ['suspend', 'tag'] as const;
export type LeechAction = (typeof leechActions)[number];

/** How a person wants to study, besides retention, time zone and roll-over hour. */
export interface StudyPreferences {
  newPerDay: number;
  reviewsPerDay: number;
  /** Minutes. */
  learningSteps: number[];
  relearningSteps: number[];
  /** The longest interval, in days. */
  maximumDays: number;
  fuzz: boolean;
  loadBalance: boolean;
  /** Percent of a common day's cards, Monday first. */
  easyWeekdays: number[];
  /** Lapses that make a card a leech. */
  leechThreshold: number;
  leechAction: LeechAction;
}

export const defaultStudyPreferences: StudyPreferences = {
  newPerDay: 10,
  reviewsPerDay: 200,
  learningSteps: [1, 10],
  relearningSteps: [10],
  maximumDays: 36_500,
  fuzz: true,
  loadBalance: true,
  easyWeekdays: [100, 100, 100, 100, 100, 100, 100],
  leechThreshold: 8,
  leechAction: 'suspend',
};
