import { pointerOf } from '@app/kernel/app-error.js';

interface ContentPlace {
  pointer: string;
  label: string;
}

/** The parts of a content that a comment can be about: its fields, and the members of lists that have ids. */
export function contentPlaces(content: Record<string, unknown>): ContentPlace[] {
  return Object.entries(content)
    .filter(([name]) => name !== 'kind')
    .flatMap(([name, value]) => [
      { pointer: pointerOf([name]), label: name },
      ...idsOf(value).map((id) => ({ pointer: pointerOf([name, id]), label: `${name} › ${id}` })),
    ]);
}

const idsOf = (value: unknown): string[] =>
  Array.isArray(value)
    ? value.flatMap((part: { id?: unknown } | null) => (typeof part?.id === 'string' ? [part.id] : []))
    : [];

export const placeName = (pointer: string): string =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .join(' › ');
