import type { Actor } from '@app/kernel/actor.js';
import { House } from '@app/testing/house.js';
import { questionExportFormats, type QuestionExportFormat } from './export-formats.js';
import { ExportQuestions } from './export-questions.js';
import { GetQuestionImport } from './get-question-import.js';
import { ListRecords } from './list-records.js';
import { StartQuestionImport } from './start-question-import.js';

let house: House;
let author: Actor;
let use: { write: ExportQuestions; start: StartQuestionImport; get: GetQuestionImport; records: ListRecords };
const count = 230;
beforeAll(async () => {
  house = await House.open();
  author = await house.person('instructor');
  const { transactions, config } = house;
  use = {
    write: new ExportQuestions(transactions),
    start: new StartQuestionImport(transactions, config),
    get: new GetQuestionImport(transactions),
    records: new ListRecords(transactions),
  };
  await house.createQuestion.run(author, {
    slug: 'code-one',
    topics: ['arrays'],
    level: 'mid',
    content: {
      kind: 'flashcard',
      front: 'What is `=1+1`?',
      back: '-2 + 4 “quoted”, {braces}\n\n```\ncode\n```',
      explanation: 'Because.',
      estimatedSeconds: 15,
    },
  });
  for (let number = 0; number < count; number += 1) {
    await house.createQuestion.run(author, {
      slug: `choice-${String(number).padStart(4, '0')}`,
      topics: number % 2 ? ['arrays'] : ['trees', 'graphs'],
      level: 'entry',
      content: {
        kind: 'single-choice',
        prompt: `=1+1 costs ~${number}~ {what} #really?\n\n- a\n- b`,
        options: [
          { id: 'a', text: `O(${number})`, feedback: 'Yes: it is.' },
          { id: 'b', text: '@O(n)\\' },
        ],
        key: 'a',
        explanation: 'Because <b>so</b> & //so.',
        estimatedSeconds: 90,
      },
    });
  }
}, 120_000);
afterAll(() => house.close());

async function textOf(format: QuestionExportFormat, filter = {}): Promise<{ name: string; bytes: Buffer }> {
  const { name, content } = await use.write.run(filter, format);
  const parts: Uint8Array[] = [];
  for await (const part of content as AsyncIterable<Uint8Array>) parts.push(Buffer.from(part));
  return { name, bytes: Buffer.concat(parts) };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

it.each(questionExportFormats)('%s comes back as it was, batch by batch', async (format) => {
  const { name, bytes } = await textOf(format);
  const { id } = await use.start.run(author, { name, bytes: once(bytes) }, null);
  await house.work();
  const { figures, state } = await use.get.run(author, id);
  const carriesCards = format === 'pack' || format === 'csv';
  expect(state).toBe('ready');
  expect(figures).toMatchObject({ format, records: count + (carriesCards ? 1 : 0) });
  const { items } = await use.records.run(author, id, { limit: 100 });
  expect(items.filter(({ verdict }) => verdict !== 'unchanged')).toEqual([]);
  expect(figures!.byVerdict.unchanged).toBe(count + (carriesCards ? 1 : 0));
});

it('keeps to a filter, and tells what is not in the file', async () => {
  const { bytes } = await textOf('gift', { topic: 'trees' });
  expect(bytes.toString().match(/^::choice-/gm)).toHaveLength(count / 2);
  expect(await use.write.losses({}, 'gift', 100)).toEqual([
    { slug: 'code-one', lost: [expect.stringContaining('flashcard')], whole: true },
  ]);
  expect(await use.write.losses({}, 'pack', 100)).toEqual([]);
});

it('writes a file of nothing, which is well-formed', async () => {
  expect((await textOf('moodle-xml', { q: 'no such question' })).bytes.toString()).toMatch(/<quiz>\n<\/quiz>\n$/);
  expect((await textOf('csv', { q: 'no such question' })).bytes.toString()).toMatch(/^slug,.*\r?\n$/);
});
