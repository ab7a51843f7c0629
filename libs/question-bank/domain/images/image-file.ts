import { imageDimensionsFromData } from 'image-dimensions';
import { endOfImage } from './image-end.js';
import type { ImageType } from './image-types.js';

export interface ImageFacts {
  type: ImageType;
  /** In pixels. */
  width: number;
  height: number;
}

export const imageRefusals = [
  'unknown-type',
  'svg',
  'broken',
  'too-large',
  'too-many-pixels',
  'more-after-end',
] as const;
export type ImageRefusal = (typeof imageRefusals)[number];

export const imageLimits = { bytes: 5_000_000, pixels: 25_000_000, side: 12_000 };

/** Why an image is refused, in words. */
export const refusalWords: Record<ImageRefusal, string> = {
  'unknown-type': 'is no PNG, JPEG, GIF, WebP or AVIF',
  svg: 'is an SVG, which may hold scripts',
  broken: 'is damaged',
  'too-large': `has more than ${imageLimits.bytes / 1_000_000} MB`,
  'too-many-pixels': `has more than ${imageLimits.pixels / 1_000_000} million pixels, or a side of more than ${imageLimits.side}`,
  'more-after-end': 'has something else behind its end',
};

/**
 * Decides by its bytes whether a file is an image that can be shown, whatever its name says: it is read from its begin to
 * its end, so that nothing else can ride along behind it, and what it would take to show it is known.
 */
export function inspectImage(bytes: Uint8Array): ImageFacts | { refused: ImageRefusal } {
  if (bytes.length > imageLimits.bytes) return { refused: 'too-large' };
  const type = typeOf(bytes);
  if (!type) return { refused: isMarkup(bytes) ? 'svg' : 'unknown-type' };
  const found = dimensionsOf(bytes);
  if (found?.type !== type || !(found.width > 0 && found.height > 0)) return { refused: 'broken' };
  const { width, height } = found;
  if (width * height > imageLimits.pixels || Math.max(width, height) > imageLimits.side)
    return { refused: 'too-many-pixels' };
  const end = endOfImage(bytes, type);
  if (end === undefined) return { refused: 'broken' };
  return end < bytes.length ? { refused: 'more-after-end' } : { type, width, height };
}

const signatures: readonly [ImageType, RegExp][] = [
  ['png', /^\u0089PNG\r\n[^]\n/],
  ['jpeg', /^\u00ff\u00d8\u00ff/],
  ['gif', /^GIF8[79]a/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['avif', /^[^]{4}ftyp(?:avif|avis|mif1|msf1)/],
];

const begin = (bytes: Uint8Array, length: number) => String.fromCharCode(...bytes.subarray(0, length));

const typeOf = (bytes: Uint8Array): ImageType | undefined =>
  signatures.find(([, signature]) => signature.test(begin(bytes, 16)))?.[0];

const isMarkup = (bytes: Uint8Array) =>
  /^(?:\u00ef\u00bb\u00bf)?\s*<(?:\?xml|!doctype svg|!--|svg)/i.test(begin(bytes, 200));

function dimensionsOf(bytes: Uint8Array) {
  try {
    return imageDimensionsFromData(bytes);
  } catch {
    return undefined;
  }
}
