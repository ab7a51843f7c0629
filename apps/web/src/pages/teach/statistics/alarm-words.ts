import { alarmKinds, type AlarmKind } from '@app/item-statistics/domain/alarms.js';
import type { Schemas } from '../../../api.js';
import type { Level } from '../../../shapes.js';
import { durationText, plural } from '../../../time.js';
import { levelWords } from '../../../words.js';

export type ReviewTask = Schemas['ReviewTask'];

export const alarmWords: Record<AlarmKind, string> = {
  'too-easy': 'Too easy',
  'too-hard': 'Too hard',
  'negative-discrimination': 'Better candidates do worse',
  'strong-distractor': 'A wrong option attracts the better ones',
  'too-slow': 'Takes far longer than estimated',
  'too-fast': 'Takes far less time than estimated',
  reported: 'Several people report a fault',
  mislabelled: 'Another level fits better',
};
export const alarmChoices = alarmKinds.map((value) => ({ value, label: alarmWords[value] }));

export const percentOf = (share: number): string => `${Math.round(share * 100)} %`;
/** `0.31`, with a real minus sign. */
export const correlationText = (value: number): string => value.toFixed(2).replace('-', '−');

const number = (value: string | number | undefined): number => Number(value ?? 0);
const level = (value: string | number | undefined): string => levelWords[String(value) as Level] ?? String(value);

/** What raised an alarm, in a sentence. */
export function alarmText({ alarm, details }: Pick<ReviewTask, 'alarm' | 'details'>): string {
  const { facility, answers, correlation, pairs, option, chosen, medianMs, estimatedSeconds, people, proposed } =
    details;
  const of = `of ${plural(number(answers), 'first answer')}`;
  switch (alarm) {
    case 'too-easy':
    case 'too-hard':
      return `The mean score ${of} is ${percentOf(number(facility))}.`;
    case 'negative-discrimination':
      return `The correlation with the rest of the sitting is ${correlationText(number(correlation))}, over ${number(pairs)} answers. Often the key is wrong.`;
    case 'strong-distractor':
      return `Those who chose option ${String(option)} (${number(chosen)}) do better elsewhere than those who did not. Often it is right, too.`;
    case 'too-slow':
    case 'too-fast':
      return `Half ${of} took ${durationText(number(medianMs))} or less; ${durationText(number(estimatedSeconds) * 1_000)} are estimated.`;
    case 'reported':
      return `${plural(number(people), 'person', 'people')} had reported something when this was opened.`;
    case 'mislabelled':
      return `It is labelled ${level(details.level)}. With a mean score of ${percentOf(number(facility))} ${of}, it lies among the questions of ${level(proposed)}.`;
  }
}
