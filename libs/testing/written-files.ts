import type { WrittenImages } from '@app/interchange/domain/questions/file-images.js';
import { imageEntry, writeQtiPackage } from '@app/interchange/domain/questions/qti/package/write-package.js';
import type { WrittenQuestion } from '@app/interchange/domain/questions/question-record.js';
import { textFormats, type QuestionExportFormat } from '@app/interchange/questions/export-formats.js';
import { zipOf, type MadeFile } from './anki-package.js';

/** Questions as a whole file of a format, as an export has it, with the images that they show. */
export async function writtenFile(
  format: QuestionExportFormat,
  questions: readonly WrittenQuestion[],
  images: WrittenImages = new Map(),
): Promise<Buffer> {
  const types = new Map(Array.from(images, ([hash, { type }]) => [hash, type] as const));
  const pictures = Array.from(images, ([hash, { base64 }]) => ({
    name: imageEntry(hash, types)!,
    bytes: Buffer.from(base64, 'base64'),
  }));
  if (format === 'qti') return packed([...texts(writeQtiPackage(questions, types).entries), ...pictures]);
  const { begin = '', write, last = '' } = textFormats[format];
  const text = begin + write(questions, images).text + last;
  if (format === 'pack' && images.size > 0) return packed([...texts([['questions.yaml', text]]), ...pictures]);
  return Buffer.from(text);
}

const texts = (entries: Iterable<readonly [string, string]>): MadeFile[] =>
  Array.from(entries, ([name, text]) => ({ name, bytes: Buffer.from(text) }));

const packed = async (files: readonly MadeFile[]) => Buffer.from(await zipOf(files));
