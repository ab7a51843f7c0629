import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api.js';
import { meQuery } from '../../queries.js';
import { queryClient } from '../../query-client.js';

export type StudySettings = Schemas['StudySettings'];
/** What a person chooses; the rest of the reply says what that means. */
export type Choices = StudySettings['defaults'] & Pick<StudySettings, 'timeZone'>;
export type EasyDates = StudySettings['easyDates'][number];
export type Workload = Schemas['Workload'];

export const studySettingsQuery = queryOptions({
  queryKey: ['study-settings'],
  queryFn: () => dataOf(api.GET('/api/v1/me/study-settings')),
});

export const workloadQuery = queryOptions({
  queryKey: ['workload'],
  queryFn: () => dataOf(api.GET('/api/v1/me/study-settings/workload')),
  staleTime: 10 * 60_000,
});

/** What is due when, and what that costs, hangs on these settings. */
export function settingsChanged(settings: StudySettings): void {
  queryClient.setQueryData(studySettingsQuery.queryKey, settings);
  for (const { queryKey } of [workloadQuery, meQuery]) void queryClient.invalidateQueries({ queryKey });
  cardsMoved();
}

export function cardsMoved(): void {
  for (const key of ['due', 'progress', 'review-session']) void queryClient.invalidateQueries({ queryKey: [key] });
}

export function choicesOf(settings: StudySettings): Choices {
  const names = Object.keys(settings.defaults) as (keyof StudySettings['defaults'])[];
  const chosen = Object.fromEntries(names.map((name) => [name, settings[name]]));
  return { ...chosen, timeZone: settings.timeZone } as Choices;
}

/** Those of `to` that differ. */
export function changesBetween(from: Choices, to: Choices): Partial<Choices> {
  const isOther = (name: keyof Choices) => JSON.stringify(from[name]) !== JSON.stringify(to[name]);
  const names = (Object.keys(to) as (keyof Choices)[]).filter(isOther);
  return Object.fromEntries(names.map((name) => [name, to[name]]));
}
