import { ZipFile } from 'yazl';
import type { Content } from '@app/question-bank/domain/content.js';
import { ankiPackage } from '@app/testing/anki-package.js';
import type { QuestionFormat } from '../domain/question-import.js';
import { writeGift } from '../domain/questions/gift/write-gift.js';
import { writeMoodleXml } from '../domain/questions/moodle/write-moodle-xml.js';
import { writeQtiPackage } from '../domain/questions/qti/package/write-package.js';
import type { ReadRecord, WrittenQuestion } from '../domain/questions/question-record.js';
import { writeTable } from '../domain/questions/table/write-table.js';
import { openQuestionFile } from './read-file.js';

const limits = { collectionBytes: 50_000_000, cards: 1_000, reviews: 1_000 };
const open = async (file: string | Buffer, format: QuestionFormat | null = null) => {
  const opened = await openQuestionFile(Buffer.isBuffer(file) ? file : Buffer.from(file), format, limits);
  const records: ReadRecord[] = [];
  for (let next = opened.records.next(); !next.done; next = opened.records.next()) records.push(next.value);
  return { format: opened.format, records };
};

async function zipOf(entries: ReadonlyMap<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, text] of entries) zip.addBuffer(Buffer.from(text), name);
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

const content: Content = {
  kind: 'single-choice',
  prompt: 'Which is amortised O(1)?',
  options: [
    { id: 'a', text: 'Append' },
    { id: 'b', text: 'Insert' },
  ],
  key: 'a',
  explanation: 'Doubling spreads the copies.',
  estimatedSeconds: 90,
  references: [],
};
const written: WrittenQuestion[] = [{ slug: 'amortised', topics: ['arrays'], level: 'mid', content }];
const pack = JSON.stringify({ questions: written.map((question) => ({ ...question })) });

describe('a format is found by what is in the file', () => {
  it.each<[QuestionFormat, () => string | Buffer | Promise<Buffer>]>([
    ['gift', () => writeGift(written).text],
    ['moodle-xml', () => writeMoodleXml(written).text],
    ['csv', () => writeTable(written).text],
    ['pack', () => pack],
    ['pack', () => `# a pack\nquestions:\n  - ${JSON.stringify(written[0])}\n`],
    ['qti', () => zipOf(writeQtiPackage(written).entries)],
    ['qti', () => [...writeQtiPackage(written).entries].find(([name]) => !name.includes('manifest'))![1]],
    ['aiken', () => 'Which is amortised O(1)?\nA. Append\nB. Insert\nANSWER: A\n'],
    ['gift', () => Buffer.from(`\uFEFF${writeGift(written).text}`, 'utf16le')],
  ])('%s', async (format, file) => {
    const opened = await open(await file());
    expect(opened.format).toBe(format);
    expect(opened.records).toMatchObject([{ content: { kind: 'single-choice', prompt: content.prompt, key: 'a' } }]);
  });

  it('apkg and markdown, as flashcards', async () => {
    const deck = await ankiPackage('legacy2', {
      notes: [{ id: 1, fields: ['What is a heap?', 'A tree.'], cards: [{ id: 1 }] }],
    });
    const flashcard = { content: { kind: 'flashcard', front: 'What is a heap?', explanation: '' } };
    expect(await open(Buffer.from(deck))).toMatchObject({ format: 'apkg', records: [flashcard] });
    const list = '# Trees\n\n- [ ] What is a heap?\n\n  A tree.\n';
    expect(await open(list)).toMatchObject({ format: 'markdown', records: [{ ...flashcard, category: ['Trees'] }] });
  });

  it('pack, of no questions, as an export of nothing is', async () => {
    expect(await open('questions:\n')).toEqual({ format: 'pack', records: [] });
  });

  it('of old encodings is read as Windows-1252', async () => {
    const { records } = await open(Buffer.from('::T::Was heißt das? {=ja ~nein}', 'latin1'));
    expect(records).toMatchObject([{ content: { prompt: 'Was heißt das?' } }]);
  });
});

it.each([
  ['blank lines', `question,answer\n"a${'\n'.repeat(199_000)}b",c\n`],
  ['signs after a brace', `question,answer\n"{${'='.repeat(190_000)}",c\n`],
])('looks for a format no longer than a file is long: %s', async (_, file) => {
  expect((await open(file)).format).toBe('csv');
});

describe('a package that means harm', () => {
  it('is refused where it is cut off, encrypted or no archive', async () => {
    const whole = await zipOf(writeQtiPackage(written).entries);
    await expect(open(whole.subarray(0, whole.length - 30))).rejects.toMatchObject({ code: 'corrupt' });
    await expect(open(Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(200)]))).rejects.toMatchObject({
      code: 'corrupt',
    });
  });

  it('is refused where it unpacks to more than may be read', async () => {
    const bomb = await zipOf(new Map([['item.xml', Buffer.alloc(20_000_001, 'x')]]));
    expect(bomb.length).toBeLessThan(100_000);
    await expect(open(bomb)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('is refused where a name leads out of it', async () => {
    const zip = await zipOf(new Map([['aa/item.xml', '<qti-assessment-item/>']]));
    const evil = Buffer.from(zip.toString('latin1').replaceAll('aa/item.xml', '../item.xml'), 'latin1');
    await expect(open(evil)).rejects.toMatchObject({ code: 'corrupt' });
  });

  it('says of other archives that nothing in them is known', async () => {
    await expect(open(await zipOf(new Map([['notes.txt', 'hello']])))).rejects.toMatchObject({
      code: 'unknown-format',
    });
  });
});
