/** What a file is imported as: a person's own cards, or questions of the bank. */
export const importKinds = ['cards', 'questions'] as const;
export type ImportKind = (typeof importKinds)[number];

/**
 * `uploading` until the whole file is here, `reading` until each record has a verdict; nothing is imported before somebody
 * applies it. `refused`: the file is at fault.
 */
export const importStates = [
  'uploading',
  'reading',
  'refused',
  'ready',
  'applying',
  'applied',
  'undoing',
  'undone',
] as const;
export type ImportState = (typeof importStates)[number];

/** Somebody or something works on it. */
export const isUnderWay = (state: ImportState): boolean =>
  state === 'uploading' || state === 'reading' || state === 'applying' || state === 'undoing';
