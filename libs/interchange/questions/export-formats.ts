import { stringify } from 'yaml';
import { imagesOf } from '@app/question-bank/domain/images/image-links.js';
import type { WrittenImages } from '../domain/questions/file-images.js';
import { writeGift } from '../domain/questions/gift/write-gift.js';
import { moodleElements } from '../domain/questions/moodle/write-moodle-xml.js';
import { writeQtiPackage } from '../domain/questions/qti/package/write-package.js';
import type { Loss, WrittenQuestion } from '../domain/questions/question-record.js';
import { tableHeader, tableRows } from '../domain/questions/table/write-table.js';
import { writeElement } from '../domain/questions/xml/write-xml.js';

export const questionExportFormats = ['pack', 'gift', 'moodle-xml', 'qti', 'csv'] as const;
export type QuestionExportFormat = (typeof questionExportFormats)[number];

/** How a text format is written in parts, of some questions each. */
interface TextFormat {
  end: string;
  contentType: string;
  begin?: string;
  write: (questions: readonly WrittenQuestion[], images: WrittenImages) => { text: string; losses: readonly Loss[] };
  /** Without: what a question shows is told as lost. */
  carriesImages: boolean;
  last?: string;
}

export const textFormats: Record<Exclude<QuestionExportFormat, 'qti'>, TextFormat> = {
  pack: {
    end: 'yaml',
    contentType: 'application/yaml',
    begin: 'questions:\n',
    write: (questions) => ({ text: stringify(questions, { lineWidth: 0 }), losses: [] }),
    carriesImages: true,
  },
  gift: {
    end: 'gift.txt',
    contentType: 'text/plain; charset=utf-8',
    write: (questions) => {
      const { text, losses } = writeGift(questions);
      return { text: text && `${text}\n`, losses };
    },
    carriesImages: false,
  },
  'moodle-xml': {
    end: 'xml',
    contentType: 'application/xml',
    begin: '<?xml version="1.0" encoding="UTF-8"?>\n<quiz>\n',
    write: (questions, images) => {
      const { elements, losses } = moodleElements(questions, images);
      return { text: elements.map((element) => `${writeElement(element)}\n`).join(''), losses };
    },
    carriesImages: true,
    last: '</quiz>\n',
  },
  csv: {
    end: 'csv',
    contentType: 'text/csv; charset=utf-8',
    begin: tableHeader,
    write: (questions) => tableRows(questions),
    carriesImages: false,
  },
};

/** What a file in this format would not say of these questions. */
export function lossesOf(format: QuestionExportFormat, questions: readonly WrittenQuestion[]): Loss[] {
  const written = format === 'qti' ? writeQtiPackage(questions) : textFormats[format].write(questions, new Map());
  const carriesImages = format === 'qti' || textFormats[format].carriesImages;
  return mergedLosses(written.losses, carriesImages ? [] : lostImages(questions));
}

const lostImages = (questions: readonly WrittenQuestion[]): Loss[] =>
  questions.flatMap(({ slug, content }) => {
    const { size } = imagesOf(content);
    return size === 0 ? [] : [{ slug, lost: [size === 1 ? 'a picture' : `${size} pictures`], whole: false }];
  });

/** One entry a question. */
function mergedLosses(losses: readonly Loss[], more: readonly Loss[]): Loss[] {
  const bySlug = new Map(losses.map((loss) => [loss.slug, loss]));
  for (const { slug, lost } of more) {
    const loss = bySlug.get(slug);
    if (!loss?.whole) bySlug.set(slug, { slug, lost: [...(loss?.lost ?? []), ...lost], whole: false });
  }
  return [...bySlug.values()];
}
