import { contentHash } from '@app/question-bank/content-hash.js';
import { bytesOfFile, questionFiles, type ExpectedRecord, type QuestionFile } from '@app/testing/question-files.js';
import { judgeRecords, type JudgedRecord } from '../domain/judge-records.js';
import { placeText, questionFormats } from '../domain/question-import.js';
import { openQuestionFile } from './read-file.js';

const limits = { collectionBytes: 50_000_000, cards: 1_000, reviews: 1_000 };
const emptyBank = { byExternalId: new Map(), byHash: new Map() };
const files = questionFiles();

/** The verdicts that a bank without any question gives on the records of a file. */
async function judged(bytes: Buffer, { sentAs }: QuestionFile) {
  const { format, records } = await openQuestionFile(bytes, sentAs ?? null, limits);
  const all = [...{ [Symbol.iterator]: () => records }];
  const hashed = all.map((record) =>
    'content' in record ? { record, hash: contentHash(record.content) } : { record },
  );
  return { format, records: judgeRecords(hashed, emptyBank) };
}

/** What a verdict file says of a record, beside what it says of its fields. */
function told({ record, verdict, reason }: JudgedRecord): ExpectedRecord {
  return {
    at: placeText(record.at),
    verdict,
    ...('content' in record && { kind: record.content.kind }),
    ...(reason !== null && { reason }),
    ...('content' in record && record.lost.length > 0 && { lost: [...record.lost] }),
  };
}

const ways = files.flatMap((file) => (file.as ?? [{}]).map((as) => ({ file, as, title: titleOf(file, as) })));

function titleOf({ name }: QuestionFile, as: object): string {
  return [name, ...Object.entries(as).map(([key, value]) => (value === true ? key : String(value)))].join(' ');
}

it.each(ways)('$title', async ({ file, as }) => {
  const bytes = await bytesOfFile(file, as);
  if (file.problem) {
    await expect(judged(bytes, file)).rejects.toMatchObject({ name: 'QuestionFileFault', code: file.problem });
    return;
  }
  const { format, records } = await judged(bytes, file);
  const expected = file.records ?? [];
  expect({ format, records: records.map(told) }).toEqual({
    format: file.format,
    records: expected.map((record) => ({ ...record, says: undefined })),
  });
  expect(records.map(({ record }) => record)).toMatchObject(expected.map(({ says = {} }) => says));
});

it('has files of each format, and of what is none', () => {
  expect(files.length).toBeGreaterThanOrEqual(20);
  const formats = new Set(files.map(({ format }) => format));
  expect(questionFormats.filter((format) => !formats.has(format))).toEqual([]);
  expect(files.filter(({ problem }) => problem).length).toBeGreaterThan(0);
});
