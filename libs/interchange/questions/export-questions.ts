import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { ZipFile } from 'yazl';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { imagesOf } from '@app/question-bank/domain/images/image-links.js';
import type { ImageType } from '@app/question-bank/domain/images/image-types.js';
import { exportedQuestions, showsImages, type AuthoringFilter } from '@app/question-bank/export/exported-questions.js';
import { findImages, imageTypesOf } from '@app/question-bank/images/kept-images.js';
import type { WrittenImage, WrittenImages } from '../domain/questions/file-images.js';
import { imageEntry, writeQtiPackage } from '../domain/questions/qti/package/write-package.js';
import type { Loss, WrittenQuestion } from '../domain/questions/question-record.js';
import { lossesOf, textFormats, type QuestionExportFormat } from './export-formats.js';

export interface QuestionExport {
  name: string;
  contentType: string;
  content: Readable;
}

const atOnce = 200;
const withImagesAtOnce = 5;

/** Questions as a file that is written while it is read, batch by batch: each in a transaction of its own. */
@Injectable()
export class ExportQuestions {
  constructor(private readonly transactions: Transactions) {}

  async run(filter: AuthoringFilter, format: QuestionExportFormat): Promise<QuestionExport> {
    const now = await this.transactions.single((tx) => databaseNow(tx));
    const name = `questions-${now.toISOString().slice(0, 10)}`;
    const zip = (end: string, content: Readable) => ({
      name: `${name}-${end}.zip`,
      contentType: 'application/zip',
      content,
    });
    if (format === 'qti') return zip('qti', await this.qtiPackage(filter));
    if (format === 'pack' && (await this.transactions.single((tx) => showsImages(tx, filter)))) {
      return zip('pack', this.packWithImages(filter));
    }
    const { end, contentType } = textFormats[format];
    const content = Readable.from(this.texts(filter, format), { objectMode: false });
    return { name: `${name}.${end}`, contentType, content };
  }

  /** What a file in this format would not say, question by question, without writing it. */
  async losses(filter: AuthoringFilter, format: QuestionExportFormat, most: number): Promise<Loss[]> {
    const losses: Loss[] = [];
    for await (const questions of this.batches(filter)) {
      losses.push(...lossesOf(format, questions));
      if (losses.length >= most) break;
    }
    return losses.slice(0, most);
  }

  private async *texts(filter: AuthoringFilter, format: Exclude<QuestionExportFormat, 'qti'>): AsyncGenerator<string> {
    const { begin, write, last } = textFormats[format];
    if (begin) yield begin;
    for await (const questions of this.batches(filter)) {
      // What has each image in the text itself: few questions at once, as images may be large.
      const parts = format === 'moodle-xml' ? slices(questions, withImagesAtOnce) : [questions];
      for (const part of parts) {
        const images = format === 'moodle-xml' ? await this.imagesOf(part) : new Map<string, WrittenImage>();
        yield write(part, images).text;
      }
    }
    if (last) yield last;
  }

  private async imagesOf(questions: readonly WrittenQuestion[]): Promise<WrittenImages> {
    const hashes = hashesOf(questions);
    if (hashes.length === 0) return new Map();
    const images = await this.transactions.single((tx) => findImages(tx, hashes));
    return new Map(images.map(({ hash, type, bytes }) => [hash, { type, base64: bytes.toString('base64') }]));
  }

  /** The manifest names all items, so texts are in memory; they are packed as they are read. */
  private async qtiPackage(filter: AuthoringFilter): Promise<Readable> {
    const all: WrittenQuestion[] = [];
    for await (const questions of this.batches(filter)) all.push(...questions);
    const types = await this.transactions.single((tx) => imageTypesOf(tx, hashesOf(all)));
    const zip = new ZipFile();
    for (const [name, text] of writeQtiPackage(all, types).entries) zip.addBuffer(Buffer.from(text), name);
    this.addImages(zip, types);
    zip.end();
    return zip.outputStream as Readable;
  }

  /** A pack beside the images that it shows; it is packed as it is read. */
  private packWithImages(filter: AuthoringFilter): Readable {
    const zip = new ZipFile();
    const shown = new Set<string>();
    const text = Readable.from(this.noted(this.texts(filter, 'pack'), shown), { objectMode: false });
    const output = zip.outputStream as Readable;
    text.once('end', () => {
      this.transactions
        .single((tx) => imageTypesOf(tx, [...shown]))
        .then((types) => {
          this.addImages(zip, types);
          zip.end();
        })
        .catch((error: Error) => output.destroy(error));
    });
    text.once('error', (error) => output.destroy(error));
    zip.addReadStream(text, 'questions.yaml');
    return output;
  }

  private async *noted(texts: AsyncIterable<string>, shown: Set<string>): AsyncGenerator<string> {
    for await (const text of texts) {
      for (const [, hash] of text.matchAll(/image:([0-9a-f]{64})/g)) shown.add(hash!);
      yield text;
    }
  }

  private addImages(zip: ZipFile, types: ReadonlyMap<string, ImageType>): void {
    for (const hash of types.keys()) {
      // One in memory at a time: each is read when its turn comes.
      zip.addReadStreamLazy(imageEntry(hash, types)!, { compress: false }, (give) => {
        this.transactions
          .single((tx) => findImages(tx, [hash]))
          .then((images) =>
            give(
              null,
              Readable.from(
                images.map(({ bytes }) => bytes),
                { objectMode: false },
              ),
            ),
          )
          .catch((error: unknown) => give(error, Readable.from([])));
      });
    }
  }

  private async *batches(filter: AuthoringFilter): AsyncGenerator<WrittenQuestion[]> {
    for (let afterSlug: string | undefined; ;) {
      const page = { limit: atOnce, afterSlug };
      const questions = await this.transactions.single((tx) => exportedQuestions(tx, filter, page));
      if (questions.length > 0) yield questions;
      if (questions.length < atOnce) return;
      afterSlug = questions.at(-1)!.slug;
    }
  }
}

const hashesOf = (questions: readonly WrittenQuestion[]): string[] => [
  ...new Set(questions.flatMap(({ content }) => [...imagesOf(content).keys()])),
];

const slices = <T>(list: readonly T[], length: number): T[][] =>
  Array.from({ length: Math.ceil(list.length / length) }, (_, at) => list.slice(at * length, (at + 1) * length));
