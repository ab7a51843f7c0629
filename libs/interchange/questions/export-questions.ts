import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { stringify } from 'yaml';
import { ZipFile } from 'yazl';
import { databaseNow } from '@app/database/clock.js';
import { Transactions } from '@app/database/tx.js';
import { exportedQuestions, type AuthoringFilter } from '@app/question-bank/export/exported-questions.js';
import { writeGift } from '../domain/questions/gift/write-gift.js';
import { moodleElements } from '../domain/questions/moodle/write-moodle-xml.js';
import { writeQtiPackage } from '../domain/questions/qti/package/write-package.js';
import type { Loss, WrittenQuestion } from '../domain/questions/question-record.js';
import { tableHeader, tableRows } from '../domain/questions/table/write-table.js';
import { writeElement } from '../domain/questions/xml/write-xml.js';

export const questionExportFormats = ['pack', 'gift', 'moodle-xml', 'qti', 'csv'] as const;
export type QuestionExportFormat = (typeof questionExportFormats)[number];

export interface QuestionExport {
  name: string;
  contentType: string;
  content: Readable;
}

const atOnce = 200;

/** How a text format is written in parts, of some questions each. */
interface TextFormat {
  end: string;
  contentType: string;
  begin?: string;
  write: (questions: readonly WrittenQuestion[]) => { text: string; losses: readonly Loss[] };
  last?: string;
}

const textFormats: Record<Exclude<QuestionExportFormat, 'qti'>, TextFormat> = {
  pack: {
    end: 'yaml',
    contentType: 'application/yaml',
    begin: 'questions:\n',
    write: (questions) => ({ text: stringify(questions, { lineWidth: 0 }), losses: [] }),
  },
  gift: {
    end: 'gift.txt',
    contentType: 'text/plain; charset=utf-8',
    write: (questions) => {
      const { text, losses } = writeGift(questions);
      return { text: text && `${text}\n`, losses };
    },
  },
  'moodle-xml': {
    end: 'xml',
    contentType: 'application/xml',
    begin: '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n',
    write: (questions) => {
      const { elements, losses } = moodleElements(questions);
      return { text: elements.map((element) => `${writeElement(element)}\n`).join(''), losses };
    },
    last: '</quiz>\n',
  },
  csv: { end: 'csv', contentType: 'text/csv; charset=utf-8', begin: tableHeader, write: tableRows },
};

/** Questions as a file that is written while it is read, batch by batch: each in a transaction of its own. */
@Injectable()
export class ExportQuestions {
  constructor(private readonly transactions: Transactions) {}

  async run(filter: AuthoringFilter, format: QuestionExportFormat): Promise<QuestionExport> {
    const now = await this.transactions.single((tx) => databaseNow(tx));
    const name = `questions-${now.toISOString().slice(0, 10)}`;
    if (format === 'qti') {
      return { name: `${name}-qti.zip`, contentType: 'application/zip', content: await this.zip(filter) };
    }
    const { end, contentType } = textFormats[format];
    const content = Readable.from(this.texts(filter, textFormats[format]), { objectMode: false });
    return { name: `${name}.${end}`, contentType, content };
  }

  /** What a file in this format would not say, question by question, without writing it. */
  async losses(filter: AuthoringFilter, format: QuestionExportFormat, most: number): Promise<Loss[]> {
    const losses: Loss[] = [];
    for await (const questions of this.batches(filter)) {
      const written = format === 'qti' ? writeQtiPackage(questions) : textFormats[format].write(questions);
      losses.push(...written.losses);
      if (losses.length >= most) break;
    }
    return losses.slice(0, most);
  }

  private async *texts(filter: AuthoringFilter, { begin, write, last }: TextFormat): AsyncGenerator<string> {
    if (begin) yield begin;
    for await (const questions of this.batches(filter)) yield write(questions).text;
    if (last) yield last;
  }

  /** The manifest names all items, so texts are in memory; they are packed as they are read. */
  private async zip(filter: AuthoringFilter): Promise<Readable> {
    const all: WrittenQuestion[] = [];
    for await (const questions of this.batches(filter)) all.push(...questions);
    const zip = new ZipFile();
    for (const [name, text] of writeQtiPackage(all).entries) zip.addBuffer(Buffer.from(text), name);
    zip.end();
    return zip.outputStream as Readable;
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
