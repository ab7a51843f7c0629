import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import type { AnkiPackageVersion } from '@app/interchange/domain/anki-collection.js';
import type { QuestionFileProblem, QuestionFormat, RecordVerdict } from '@app/interchange/domain/question-import.js';
import type { Kind } from '@app/question-bank/domain/content.js';
import type { ImageType } from '@app/question-bank/domain/images/image-types.js';
import { mediaFiles, packageFiles, zipOf, type MadeCollection, type MadeFile } from './anki-package.js';
import { encoded, type TextEncoding } from './encoded-text.js';
import { sampleImage } from './images.js';

/** Files of questions with what goes wrong in those that others write: each beside `*.verdicts.yaml`. */
const root = path.resolve(__dirname, '../../test/files/questions');
const verdictsEnd = '.verdicts.yaml';

/** One way to write the same file. */
export interface WrittenAs {
  encoding?: TextEncoding;
  lineEnds?: 'crlf' | 'cr';
  /** What parts the folders of a package, and whether it names them, too. */
  backslashes?: boolean;
  folders?: boolean;
  version?: AnkiPackageVersion;
}

export interface ExpectedRecord {
  at: string;
  verdict: RecordVerdict;
  kind?: Kind;
  lost?: string[];
  reason?: string;
  /** More of the record, as far as it is looked at. */
  says?: object;
}

/** What has to come of a file. */
export interface QuestionFile {
  /** Without its end, for tests' names. */
  name: string;
  about: string;
  file: string;
  /** Each is read alike; one as it stands where this says nothing. */
  as?: WrittenAs[];
  /** As the sender says. */
  sentAs?: QuestionFormat;
  /** Images of a package, by their names there, by what they are. */
  images?: Record<string, ImageType>;
  format?: QuestionFormat;
  problem?: QuestionFileProblem;
  records?: ExpectedRecord[];
}

/** All of them, in the order of their names. */
export function questionFiles(): QuestionFile[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(verdictsEnd));
  return names.toSorted().map((name) => {
    const expected = parse(readFileSync(path.join(root, name), 'utf8')) as Omit<QuestionFile, 'name'>;
    return { ...expected, name: name.slice(0, -verdictsEnd.length) };
  });
}

/** The bytes of a file as they are sent: text as it stands, a folder as the package that it is, a collection as Anki writes it. */
export async function bytesOfFile({ name, file, images = {} }: QuestionFile, as: WrittenAs): Promise<Buffer> {
  const source = path.join(root, path.dirname(name), file);
  if (as.version) return Buffer.from(await deckPackage(source, as.version));
  if (file.endsWith('.zip')) return packed(source, images, as);
  return encoded(readFileSync(source, 'utf8'), as.encoding ?? 'utf-8', as.lineEnds);
}

async function packed(folder: string, images: Record<string, ImageType>, as: WrittenAs): Promise<Buffer> {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).toSorted((one, other) =>
    one.name < other.name ? -1 : 1,
  );
  const nameOf = (entry: (typeof all)[number]) =>
    path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/');
  const files: MadeFile[] = all
    .filter((entry) => (entry.isDirectory() ? as.folders : entry.isFile()))
    .map((entry) => ({
      name: nameOf(entry) + (entry.isDirectory() ? '/' : ''),
      bytes: entry.isDirectory() ? new Uint8Array() : readFileSync(path.join(folder, nameOf(entry))),
    }));
  for (const [name, type] of Object.entries(images)) files.push({ name, bytes: sampleImage(type) });
  const zip = Buffer.from(await zipOf(files));
  return as.backslashes ? withBackslashes(zip, files) : zip;
}

/** The archive as programs of Windows used to write it. */
function withBackslashes(zip: Buffer, files: readonly MadeFile[]): Buffer {
  const text = files.reduce(
    (bytes, { name }) => bytes.replaceAll(name, name.replaceAll('/', '\\')),
    zip.toString('latin1'),
  );
  return Buffer.from(text, 'latin1');
}

interface MadeDeck extends MadeCollection {
  media?: Record<string, { png: [number, number] } | { text: string }>;
  /** Only what a newer package has in the old place. */
  stubOnly?: boolean;
}

async function deckPackage(source: string, version: AnkiPackageVersion): Promise<Uint8Array> {
  const { media = {}, stubOnly, ...deck } = parse(readFileSync(source, 'utf8')) as MadeDeck;
  const files = await packageFiles(version, deck);
  if (stubOnly) return zipOf(files.filter(({ name }) => name === 'meta' || name === 'collection.anki2'));
  const named = Object.entries(media).map(([name, made]) => ({
    name,
    bytes: 'png' in made ? sampleImage('png', ...made.png) : Buffer.from(made.text),
  }));
  return zipOf([...files, ...mediaFiles(version, named)]);
}
