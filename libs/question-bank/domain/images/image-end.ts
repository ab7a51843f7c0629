import type { ImageType } from './image-types.js';

/** Where an image ends by the rules of its format; undefined: it is cut off or not well-formed. Linear in its length. */
export function endOfImage(bytes: Uint8Array, type: ImageType): number | undefined {
  const end = ends[type](bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  return end !== undefined && end <= bytes.length ? end : undefined;
}

type End = (bytes: Uint8Array, view: DataView) => number | undefined;

const text = (bytes: Uint8Array, at: number) => String.fromCharCode(...bytes.subarray(at, at + 4));

/** Chunks of a length, a name, their data and a checksum (W3C PNG, 5.3), up to IEND. */
const endOfPng: End = (bytes, view) => {
  for (let at = 8; at + 12 <= bytes.length;) {
    const next = at + 12 + view.getUint32(at);
    if (text(bytes, at + 4) === 'IEND') return next;
    at = next;
  }
  return undefined;
};

/** Segments of a marker and a length (ITU T.81, B.1), and coded data after a scan's, in which 0xFF is followed by 0 or a restart. */
const endOfJpeg: End = (bytes, view) => {
  for (let at = 2; at + 2 <= bytes.length;) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1]!;
    if (marker === 0xd9) return at + 2;
    if (marker === 0xff) at += 1;
    else if (marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) at += 2;
    else {
      if (at + 4 > bytes.length) return undefined;
      at += 2 + view.getUint16(at + 2);
      if (marker === 0xda) at = endOfScan(bytes, at);
    }
  }
  return undefined;
};

function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && (next < 0xd0 || next > 0xd7)) return at;
  }
  return bytes.length;
}

/** Blocks up to the trailer (GIF89a, appendix A); most hold sub-blocks, which end with an empty one. */
const endOfGif: End = (bytes) => {
  let at = 13 + colours(bytes[10] ?? 0);
  while (at < bytes.length) {
    const block = bytes[at];
    if (block === 0x3b) return at + 1;
    if (block === 0x21) at = endOfSubBlocks(bytes, at + 2);
    else if (block === 0x2c) at = endOfSubBlocks(bytes, at + 11 + colours(bytes[at + 9] ?? 0));
    else return undefined;
  }
  return undefined;
};

/** Bytes of a colour table, by the flags of what it belongs to. */
const colours = (flags: number) => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

function endOfSubBlocks(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== 0) at += 1 + bytes[at]!;
  return at + 1;
}

/** One RIFF chunk of an even length. */
const endOfWebp: End = (bytes, view) => {
  if (bytes.length < 12) return undefined;
  const size = view.getUint32(4, true);
  return 8 + size + (size % 2);
};

/** Boxes of a length and a name (ISO 14496-12, 4.2); the last may reach to the end. What has no `meta` is no image. */
const endOfAvif: End = (bytes, view) => {
  let at = 0;
  let hasMeta = false;
  while (at + 8 <= bytes.length) {
    const name = text(bytes, at + 4);
    if (!/^[a-z]{4}$/.test(name)) return hasMeta ? at : undefined;
    hasMeta ||= name === 'meta';
    const size = sizeOfBox(bytes, view, at);
    if (size === undefined) return undefined;
    at += size;
  }
  return hasMeta ? at : undefined;
};

function sizeOfBox(bytes: Uint8Array, view: DataView, at: number): number | undefined {
  const size = view.getUint32(at);
  if (size === 0) return bytes.length - at;
  if (size === 1) return at + 16 <= bytes.length ? Number(view.getBigUint64(at + 8)) : undefined;
  return size >= 8 ? size : undefined;
}

const ends: Record<ImageType, End> = {
  png: endOfPng,
  jpeg: endOfJpeg,
  gif: endOfGif,
  webp: endOfWebp,
  avif: endOfAvif,
};
