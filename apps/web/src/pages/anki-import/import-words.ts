import type { AnkiProblemCode } from '@app/interchange/domain/anki-problem.js';
import type { ImportReason, ImportVerdict } from '@app/interchange/domain/card-import.js';

/** Why a file was refused, and what to do about it. */
export const problemWords: Record<AnkiProblemCode, string> = {
  'not-a-package': 'This is no Anki package. In Anki, choose File → Export and send the .apkg or .colpkg file here.',
  'too-new':
    'This package was made by a version of Anki that is not known here yet. Export it with “Support older Anki versions” ticked.',
  'stub-only':
    'This package holds nothing but Anki’s note that it needs a newer version. Export it again with a current Anki.',
  'no-collection': 'This archive has no Anki collection in it.',
  'too-large': 'This collection is too large. Export one deck at a time, without media.',
  'too-many-cards': 'This collection has too many cards or reviews for one import. Export one deck at a time.',
  corrupt: 'This package can’t be read: it is damaged or cut off. Export it again.',
  empty: 'There are no notes in this package.',
};

export const verdictWords: Record<ImportVerdict, { label: string; meaning: string; color: string }> = {
  new: { label: 'New', meaning: 'become cards of yours', color: 'teal' },
  updated: { label: 'Updated', meaning: 'have changed since your last import', color: 'blue' },
  unchanged: { label: 'Unchanged', meaning: 'are here already', color: 'gray' },
  duplicate: { label: 'Duplicate', meaning: 'say the same as another card', color: 'gray' },
  unsupported: { label: 'Left out', meaning: 'have no text to ask or to answer', color: 'yellow' },
  error: { label: 'Faulty', meaning: 'don’t fit their note type', color: 'red' },
};

export const reasonWords: Record<ImportReason, string> = {
  'no-note': 'Its note is missing.',
  'no-note-type': 'Its note type is missing.',
  'no-template': 'Its template or cloze is missing.',
  'front-empty': 'Its front has no text, only a picture or a sound.',
  'back-empty': 'Its back has no text, only a picture or a sound.',
  'too-long': 'A side is longer than 20,000 characters.',
  invalid: 'Its text can’t be shown.',
  'same-as-another': 'Another card asks and answers exactly the same.',
  'media-left-out': 'Imported without its pictures and sounds.',
};
