import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { imageLimits, refusalWords } from '@app/question-bank/domain/images/image-file.js';
import { entryImage, type EntryImage } from './import-images.js';
import { QuestionFileFault } from './question-file-fault.js';

const maxEntries = 50_000;
/** Unpacked: of one text, and of all that are read. */
const maxTextBytes = 20_000_000;
const maxAllBytes = 150_000_000;
const maxName = 500;
/** Files that a package of questions may have to read. */
const readable = /\.(?:xml|qti|ya?ml|json)$/i;
const pictures = /\.(?:png|jpe?g|gif|webp|avif|svg)$/i;
/** Images are packed already: what shrinks more than so much is not there to be looked at. */
const maxRatio = 20;
const looseBytes = 200_000;

export interface UnpackedTexts {
  /** The XML, YAML and JSON in it, by name. */
  texts: Map<string, string>;
  images: Map<string, EntryImage>;
  /** Whether it is one of Anki's. */
  isAnki: boolean;
}

/**
 * The texts and images of a zip archive, in memory. No name in it is used as a path, and nothing else is unpacked.
 * @throws QuestionFileFault corrupt, too-large
 */
export async function unpackTexts(bytes: Buffer): Promise<UnpackedTexts> {
  const zip = await open(bytes);
  try {
    if (zip.entryCount > maxEntries) throw new QuestionFileFault('too-large');
    return await readTexts(zip);
  } catch (error) {
    throw error instanceof QuestionFileFault ? error : new QuestionFileFault('corrupt', { cause: error });
  } finally {
    zip.close();
  }
}

async function open(bytes: Buffer): Promise<ZipFile> {
  try {
    // Names with `..`, a drive or a backslash in them are refused by yauzl.
    return await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, validateEntrySizes: true });
  } catch (cause) {
    throw new QuestionFileFault('corrupt', { cause });
  }
}

async function readTexts(zip: ZipFile): Promise<UnpackedTexts> {
  const texts = new Map<string, string>();
  const images = new Map<string, EntryImage>();
  let isAnki = false;
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (/^collection\.anki2(?:1b?)?$/.test(name)) isAnki = true;
    const isPicture = pictures.test(name);
    if (!isPicture && !readable.test(name)) continue;
    const refused = isPicture && refusalOf(entry);
    if (refused) {
      images.set(name, { refused });
      continue;
    }
    size += entry.uncompressedSize;
    if (name.length > maxName || entry.uncompressedSize > maxTextBytes || size > maxAllBytes) {
      throw new QuestionFileFault('too-large');
    }
    if (entry.isEncrypted() || texts.has(name) || images.has(name)) throw new QuestionFileFault('corrupt');
    const bytes = await bytesOf(zip, entry);
    if (isPicture) images.set(name, entryImage(bytes));
    // XML says itself where it is not UTF-8; we read no other.
    else texts.set(name, new TextDecoder('utf-8').decode(bytes));
  }
  return { texts, images, isAnki };
}

function refusalOf({ uncompressedSize, compressedSize }: Entry): string | undefined {
  if (uncompressedSize > imageLimits.bytes) return refusalWords['too-large'];
  const isBomb = uncompressedSize > looseBytes && uncompressedSize > maxRatio * compressedSize;
  return isBomb ? 'is packed more tightly than any image' : undefined;
}

/** yauzl ends a stream that gives another size than its entry says. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}
