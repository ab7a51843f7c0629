import { pointerOf, type Fault } from '@app/kernel/app-error.js';
import type { Content } from '../content.js';

/** How Markdown of ours shows an image that is kept here: by the SHA-256 of its bytes. Nothing else is shown as a picture. */
export const imageAddress = (hash: string): string => `image:${hash}`;
export const imageHashPattern = /^[0-9a-f]{64}$/;

/** The picture of a kept image. @param alt plain text */
export const imageMarkdown = (alt: string, hash: string): string =>
  `![${alt
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]`*_<>&]/g, String.raw`\$&`)}](${imageAddress(hash)})`;

export interface ImageLink {
  /** As it is written, with its backslashes. */
  alt: string;
  hash: string;
}

const link = /!\[((?:\\[^]|[^\]\\]){0,500})\]\(image:([^)\s]{0,200})\)/g;

/** The pictures of kept images in a text, and what is between them. */
export function splitAtImages(text: string): (string | ImageLink)[] {
  const parts: (string | ImageLink)[] = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    if (match.index > end) parts.push(text.slice(end, match.index));
    parts.push({ alt: match[1]!, hash: match[2]! });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push(text.slice(end));
  return parts;
}

/** Puts something else for each picture of a kept image. */
export const replaceImages = (text: string, replace: (image: ImageLink) => string): string =>
  splitAtImages(text)
    .map((part) => (typeof part === 'string' ? part : replace(part)))
    .join('');

/** Fields that no reader sees as Markdown. */
const machineFields: ReadonlySet<string> = new Set(
  'kind key id signature examples hiddenCases solutions wrongSolutions solution schema seed expected url'.split(' '),
);

/** The same content with each text that readers see as Markdown changed. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  const visit = (part: unknown): unknown => {
    if (typeof part === 'string') return change(part);
    if (Array.isArray(part)) return part.map(visit);
    if (part === null || typeof part !== 'object') return part;
    return Object.fromEntries(
      Object.entries(part).map(([name, inner]) => [name, machineFields.has(name) ? inner : visit(inner)]),
    );
  };
  return visit(value) as T;
}

function* textsOf(value: unknown, path: readonly PropertyKey[] = []): Generator<{ pointer: string; text: string }> {
  if (typeof value === 'string') yield { pointer: pointerOf(path), text: value };
  else if (value !== null && typeof value === 'object') {
    for (const [name, inner] of Object.entries(value))
      if (!machineFields.has(name)) yield* textsOf(inner, [...path, name]);
  }
}

function* linksOf(content: Content): Generator<ImageLink & { pointer: string }> {
  for (const { pointer, text } of textsOf(content)) {
    for (const part of splitAtImages(text)) if (typeof part !== 'string') yield { ...part, pointer };
  }
}

/** The images that a question shows, each with the place where it does so first. */
export function imagesOf(content: Content): ReadonlyMap<string, string> {
  const pointers = new Map<string, string>();
  for (const { hash, pointer } of linksOf(content)) if (!pointers.has(hash)) pointers.set(hash, pointer);
  return pointers;
}

/** What is wrong with the pictures of a question: each says in words what it shows, for those who can't see it. */
export function* imageFaults(content: Content): Generator<Fault> {
  for (const { alt, hash, pointer } of linksOf(content)) {
    if (!imageHashPattern.test(hash)) yield { pointer, message: 'shows an image whose address is not well-formed' };
    else if (alt.trim() === '') yield { pointer, message: 'shows an image without saying in words what is on it' };
  }
}
