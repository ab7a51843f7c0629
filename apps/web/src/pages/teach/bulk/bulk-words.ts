import { levelWords, versionStateWords } from '../../../words.js';
import type { BulkAct, BulkItem } from './bulk-queries.js';

export const kindWords: Record<BulkAct['act']['kind'], string> = {
  'set-level': 'Set the level',
  'add-topics': 'Add topics',
  'remove-topics': 'Remove topics',
  'set-owner': 'Hand over',
  submit: 'Submit for review',
  publish: 'Publish what is approved',
  retire: 'Retire',
};

export const stateWords: Record<BulkAct['state'], string> = {
  previewed: 'Not done',
  applying: 'Under way',
  applied: 'Done',
  undoing: 'Being undone',
  undone: 'Undone',
};

export const reasonWords: Record<NonNullable<BulkItem['reason']>, string> = {
  'not-editor': 'Only its owner, its editors and admins change it',
  'not-owner': 'Only its owner and admins hand it over',
  'wrong-state': 'Its state does not permit this',
  'invalid-content': 'It lacks what a question must have',
  'no-topic-left': 'It would have no topic left',
  'too-many-topics': 'It would have more than 5 topics',
};

export const outcomeWords: Record<NonNullable<BulkItem['outcome']>, string> = {
  done: 'Done',
  left: 'Left: it has changed since the preview',
  undone: 'Undone',
  kept: 'Kept: it has changed since',
};

/** What an act does, with the titles of its topics. */
export function actText({ act }: Pick<BulkAct, 'act'>, titleOf: (topic: string) => string): string {
  if ('level' in act) return `${kindWords[act.kind]} to ${levelWords[act.level]}`;
  if ('topics' in act) return `${kindWords[act.kind]}: ${act.topics.map(titleOf).join(', ')}`;
  return kindWords[act.kind];
}

interface Words {
  topicOf: (slug: string) => string;
  personOf: (id: string) => string;
}

export function valueText(value: BulkItem['before'], { topicOf, personOf }: Words): string {
  if (value === null) return '';
  if ('level' in value) return levelWords[value.level];
  if ('topics' in value) return value.topics.map(topicOf).join(', ');
  if ('state' in value) return `version ${value.number} ${versionStateWords[value.state].toLowerCase()}`;
  return personOf(value.ownerId);
}
