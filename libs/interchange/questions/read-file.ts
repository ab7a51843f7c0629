import type { QuestionFormat } from '../domain/question-import.js';
import { readAiken } from '../domain/questions/aiken/read-aiken.js';
import { readChecklist } from '../domain/questions/checklist/read-checklist.js';
import { readGift } from '../domain/questions/gift/read-gift.js';
import { readMoodleXml } from '../domain/questions/moodle/read-moodle-xml.js';
import { isPack, readPack } from '../domain/questions/pack/read-pack.js';
import { manifestName, readQtiPackage } from '../domain/questions/qti/package/read-package.js';
import { readQtiItem } from '../domain/questions/qti/reading/read-item.js';
import type { ReadRecord } from '../domain/questions/question-record.js';
import { readTable } from '../domain/questions/table/read-table.js';
import { decodeText } from './decode-text.js';
import { ImportImages } from './import-images.js';
import { QuestionFileFault } from './question-file-fault.js';
import { parseYaml } from './parse-yaml.js';
import { readAnkiDeck } from './read-anki-deck.js';
import { unpackTexts } from './unpack-texts.js';

export interface OpenedFile {
  format: QuestionFormat;
  /** Read as they are asked for: a large file takes seconds. */
  records: Iterator<ReadRecord>;
  images: ImportImages;
}

/** Formats that are read, each from a text. */
const readers: Partial<Record<QuestionFormat, (text: string, images: ImportImages) => Iterator<ReadRecord>>> = {
  gift: readGift,
  aiken: readAiken,
  'moodle-xml': readMoodleXml,
  csv: readTable,
  markdown: readChecklist,
  pack: readPackText,
  // An item by itself.
  qti: (text, images) => [readQtiItem(text, {}, { images })].values(),
};

/**
 * Opens a file of questions. `format`: as the sender says; otherwise it is found by what is in the file, not by its name.
 * @throws QuestionFileFault
 */
export async function openQuestionFile(
  bytes: Buffer,
  format: QuestionFormat | null,
  limits: AnkiLimits,
): Promise<OpenedFile> {
  if (bytes.subarray(0, 4).equals(zipMark)) return openPackage(bytes, limits);
  const text = decodeText(bytes);
  const found = format ?? formatOf(text);
  const read = found && readers[found];
  if (!found || !read) throw new QuestionFileFault('unknown-format');
  const images = new ImportImages();
  return { format: found, records: read(text, images), images };
}

type AnkiLimits = Parameters<typeof readAnkiDeck>[1];
const zipMark = Buffer.from('PK\u0003\u0004', 'latin1');

/** What a pack that has images with it is named within its archive. */
const packNames = ['questions.yaml', 'questions.yml', 'questions.json'];

async function openPackage(bytes: Buffer, limits: AnkiLimits): Promise<OpenedFile> {
  const { texts, images: entries, isAnki } = await unpackTexts(bytes);
  if (isAnki) return { format: 'apkg', ...(await readAnkiDeck(bytes, limits)) };
  const images = new ImportImages(entries);
  const pack = packNames.find((name) => texts.has(name));
  if (pack) return { format: 'pack', records: readPackText(texts.get(pack)!), images };
  if (![...texts].some(isOfQti)) throw new QuestionFileFault('unknown-format');
  return { format: 'qti', records: readQtiPackage(texts, images), images };
}

/** Looked at: a format shows early. */
const lookedAt = 200_000;

function formatOf(text: string): QuestionFormat | undefined {
  const begin = text.slice(0, lookedAt);
  if (begin.trim() === '') throw new QuestionFileFault('empty');
  if (/^\uFEFF?\s*</.test(begin)) return xmlFormatOf(begin);
  // "^" is at each line: what it is before may not go on over lines, or many empty ones would take forever.
  if (/^[ \t]*(?:"?questions"?[ \t]*:|\{\s*"questions"[ \t]*:)/m.test(begin)) return 'pack';
  if (/^ANSWER:[ \t]*[A-Za-z][ \t\r]*$/m.test(begin) && /^[A-Za-z][.)]\s/m.test(begin)) return 'aiken';
  if (/^[ \t]*(?:::|\$CATEGORY:)/m.test(begin) || /\{(?=[^{}]*\})[^{}=~#TF]*[=~#TF]/.test(begin)) return 'gift';
  if (/^[ \t]*[-*+] \[[ xX]\] /m.test(begin)) return 'markdown';
  return 'csv';
}

function xmlFormatOf(begin: string): QuestionFormat | undefined {
  if (/<quiz[\s>]/.test(begin)) return 'moodle-xml';
  return /<(?:\w+:)?(?:qti-assessment-item|assessmentItem)[\s>]/.test(begin) ? 'qti' : undefined;
}

/** Word and other programs have archives of XML, too. */
const isOfQti = ([name, text]: [string, string]): boolean =>
  name.endsWith(manifestName) || xmlFormatOf(text.slice(0, lookedAt)) === 'qti';

function* readPackText(text: string): Generator<ReadRecord> {
  const { value, faults } = parseYaml(text);
  const refuse = (line: number, reason: string): ReadRecord => ({
    at: { line },
    category: [],
    tags: [],
    refused: 'error',
    reason,
  });
  if (faults.length > 0) yield* faults.map(({ line, message }) => refuse(line, message));
  else if (isPack(value)) yield* readPack(value);
  else yield refuse(1, 'It has no list of questions.');
}
