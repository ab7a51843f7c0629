import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl';
import { QuestionFileFault } from './question-file-fault.js';

const maxEntries = 50_000;
/** Unpacked: of one text, and of all that are read. */
const maxTextBytes = 20_000_000;
const maxAllBytes = 150_000_000;
const maxName = 500;
/** Files that a package of questions may have to read. */
const readable = /\.(?:xml|qti)$/i;

export interface UnpackedTexts {
  /** The XML in it, by name. */
  texts: Map<string, string>;
  /** Whether it is one of Anki's. */
  isAnki: boolean;
}

/**
 * The texts of a zip archive, in memory. No name in it is used as a path, and nothing but XML is unpacked.
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
  let isAnki = false;
  let size = 0;
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileName;
    if (/^collection\.anki2(?:1b?)?$/.test(name)) isAnki = true;
    if (!readable.test(name)) continue;
    size += entry.uncompressedSize;
    if (name.length > maxName || entry.uncompressedSize > maxTextBytes || size > maxAllBytes) {
      throw new QuestionFileFault('too-large');
    }
    if (entry.isEncrypted() || texts.has(name)) throw new QuestionFileFault('corrupt');
    texts.set(name, await textOf(zip, entry));
  }
  return { texts, isAnki };
}

/** yauzl ends a stream that gives another size than its entry says. XML says itself where it is not UTF-8; we read no other. */
async function textOf(zip: ZipFile, entry: Entry): Promise<string> {
  const parts: Uint8Array[] = [];
  for await (const part of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>) parts.push(part);
  return new TextDecoder('utf-8').decode(Buffer.concat(parts));
}
