import type { Readable } from 'node:stream';
import { fromRandomAccessReaderPromise, type Entry, type ZipFile } from 'yauzl';
import type { AnkiPackageVersion } from '../../domain/anki-collection.js';
import { AnkiProblem } from '../../domain/anki-problem.js';
import { PackageReader, type PackageBytes } from './package-bytes.js';
import { inflateZstd } from './inflate-zstd.js';

export interface ReadLimits {
  /** Bytes of the collection, unpacked. */
  collectionBytes: number;
  cards: number;
  reviews: number;
}

/** Entries of the archive: a collection's pictures and sounds, mostly. */
const maxEntries = 200_000;
const metaBytes = 64;
const files = ['meta', 'collection.anki2', 'collection.anki21', 'collection.anki21b'] as const;
type File = (typeof files)[number];

export interface UnpackedCollection {
  version: AnkiPackageVersion;
  /** A SQLite database. */
  bytes: Uint8Array;
}

/**
 * The collection of an .apkg or .colpkg. No name in the archive is used as a path, nothing else in it is unpacked.
 * @throws AnkiProblem
 */
export async function unpackCollection(source: PackageBytes, limits: ReadLimits): Promise<UnpackedCollection> {
  const zip = await openZip(source);
  try {
    const entries = await findEntries(zip);
    const version = await versionOf(zip, entries);
    const name = fileOf[version];
    const entry = entries.get(name);
    // A newer package has a file of one note in the old place, which says that it is newer.
    if (!entry) throw new AnkiProblem(entries.has('collection.anki2') ? 'stub-only' : 'no-collection');
    const bytes = await contentOf(zip, entry, limits.collectionBytes);
    return { version, bytes: version === 'latest' ? await inflateZstd(bytes, limits.collectionBytes) : bytes };
  } catch (error) {
    throw error instanceof AnkiProblem ? error : new AnkiProblem('corrupt', { cause: error });
  } finally {
    zip.close();
  }
}

const fileOf = {
  legacy1: 'collection.anki2',
  legacy2: 'collection.anki21',
  latest: 'collection.anki21b',
} as const satisfies Record<AnkiPackageVersion, File>;

async function openZip(source: PackageBytes): Promise<ZipFile> {
  try {
    return await fromRandomAccessReaderPromise(new PackageReader(source), source.size, {
      lazyEntries: true,
      autoClose: false,
      validateEntrySizes: true,
      // Names are compared as bytes: no encoding and no path in them is believed.
      decodeStrings: false,
    });
  } catch (error) {
    throw new AnkiProblem('not-a-package', { cause: error });
  }
}

async function findEntries(zip: ZipFile): Promise<Map<File, Entry>> {
  if (zip.entryCount > maxEntries) throw new AnkiProblem('too-large');
  const found = new Map<File, Entry>();
  for await (const entry of zip.eachEntry()) {
    const name = entry.fileNameRaw.toString('latin1');
    const file = files.find((known) => known === name);
    if (!file) continue;
    if (found.has(file) || entry.isEncrypted()) throw new AnkiProblem('corrupt');
    found.set(file, entry);
  }
  return found;
}

/** By the number in `meta`, field 1 of a protobuf message; without `meta`, by the newest file that is there. */
async function versionOf(zip: ZipFile, entries: ReadonlyMap<File, Entry>): Promise<AnkiPackageVersion> {
  const meta = entries.get('meta');
  if (!meta) return entries.has('collection.anki21') ? 'legacy2' : 'legacy1';
  const bytes = await contentOf(zip, meta, metaBytes);
  const version = bytes[0] === 0x08 ? bytes[1] : undefined;
  const known = (['legacy1', 'legacy2', 'latest'] as const)[(version ?? 0) - 1];
  if (!known) throw new AnkiProblem('too-new');
  return known;
}

async function contentOf(zip: ZipFile, entry: Entry, maxBytes: number): Promise<Uint8Array> {
  if (entry.uncompressedSize > maxBytes) throw new AnkiProblem('too-large');
  const stream = await zip.openReadStreamPromise(entry);
  return collect(stream, { expected: entry.uncompressedSize, maxBytes });
}

/** yauzl ends a stream that gives another size than its entry says; the limit is ours all the same. */
async function collect(stream: Readable, size: { expected: number; maxBytes: number }): Promise<Uint8Array> {
  const bytes = new Uint8Array(size.expected);
  let at = 0;
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    if (at + chunk.length > Math.min(size.maxBytes, bytes.length)) throw new AnkiProblem('corrupt');
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (at !== bytes.length) throw new AnkiProblem('corrupt');
  return bytes;
}
