import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { imageLimits, refusalWords } from '@app/question-bank/domain/images/image-file.js';
import { AnkiProblem } from '../domain/anki-problem.js';
import { inflateZstd } from '../anki/reader/inflate-zstd.js';
import { repeatedMessages, textField } from '../anki/reader/protobuf-fields.js';
import { entryImage, type EntryImage } from './import-images.js';

const maxListBytes = 20_000_000;
const maxAllBytes = 150_000_000;
const isImage = (name: string) => /\.(?:png|jpe?g|gif|webp|avif|svg)$/i.test(name);
const zstd = [0x28, 0xb5, 0x2f, 0xfd];
const isZstd = (bytes: Uint8Array) => zstd.every((byte, index) => bytes[index] === byte);

/**
 * Of an Anki package, the images that are wanted, by their names. The archive names its media by numbers; the list in
 * `media` says which file each is: JSON, or in the newest packages a protobuf message, packed as each file is.
 * @throws AnkiProblem
 */
export async function readMediaImages(
  bytes: Uint8Array,
  wanted: ReadonlySet<string>,
): Promise<ReadonlyMap<string, EntryImage>> {
  const images = new Map<string, EntryImage>();
  const names = [...wanted].filter(isImage);
  if (names.length === 0) return images;
  const zip = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), {
    lazyEntries: true,
    autoClose: false,
    validateEntrySizes: true,
    decodeStrings: false,
  });
  try {
    const entries = new Map<string, Entry>();
    for await (const entry of zip.eachEntry()) entries.set(entry.fileNameRaw.toString('latin1'), entry);
    const numbers = await mediaList(zip, entries.get('media'));
    let size = 0;
    for (const name of names) {
      const entry = entries.get(numbers.get(name) ?? '');
      if (!entry) continue;
      const image = size > maxAllBytes ? { refused: 'comes after too many others' } : await imageIn(zip, entry);
      if ('bytes' in image) size += image.bytes.length;
      images.set(name, image);
    }
    return images;
  } catch (cause) {
    throw cause instanceof AnkiProblem ? cause : new AnkiProblem('corrupt', { cause });
  } finally {
    zip.close();
  }
}

/** The number of each file, by its name. */
async function mediaList(zip: ZipFile, entry: Entry | undefined): Promise<ReadonlyMap<string, string>> {
  if (!entry || entry.uncompressedSize > maxListBytes) return new Map();
  const bytes = await bytesOf(zip, entry);
  if (isZstd(bytes)) {
    const list = repeatedMessages(await inflateZstd(bytes, maxListBytes), 1);
    return new Map(list.map((file, index) => [textField(file, 1).normalize('NFC'), String(index)]));
  }
  const list: unknown = JSON.parse(new TextDecoder().decode(bytes) || '{}');
  if (typeof list !== 'object' || list === null) return new Map();
  return new Map(Object.entries(list).map(([number, name]) => [String(name).normalize('NFC'), number]));
}

async function imageIn(zip: ZipFile, entry: Entry): Promise<EntryImage> {
  if (entry.uncompressedSize > imageLimits.bytes) return { refused: refusalWords['too-large'] };
  const bytes = await bytesOf(zip, entry);
  if (!isZstd(bytes)) return entryImage(bytes);
  try {
    return entryImage(await inflateZstd(bytes, imageLimits.bytes));
  } catch {
    return { refused: refusalWords.broken };
  }
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}
