import { ZipFile } from 'yazl';
import type { Actor } from '@app/kernel/actor.js';
import { GetImage } from '@app/question-bank/images/get-image.js';
import { KeepImage } from '@app/question-bank/images/keep-image.js';
import { House } from '@app/testing/house.js';
import { basicType, mediaFiles, packageFiles, zipOf } from '@app/testing/anki-package.js';
import { sampleImage } from '@app/testing/images.js';
import { SettleImport } from '../file-import/settle-import.js';
import type { QuestionExportFormat } from './export-formats.js';
import { ExportQuestions } from './export-questions.js';
import { ListRecords } from './list-records.js';
import { MapQuestionImport } from './map-question-import.js';
import { StartQuestionImport } from './start-question-import.js';

let house: House;
let author: Actor;
beforeEach(async () => {
  house = await House.open();
  author = await house.person('instructor');
});
afterEach(() => house.close());

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Looks at a file and imports it; what became of its first record. */
async function imported(bytes: Buffer, name: string) {
  const { transactions, config } = house;
  const { id } = await new StartQuestionImport(transactions, config).run(author, { name, bytes: once(bytes) }, null);
  await house.work();
  const { items } = await new ListRecords(transactions).run(author, id, { limit: 100 });
  await new MapQuestionImport(transactions).run(author, id, {
    categories: {},
    tags: {},
    topics: ['arrays'],
    level: 'mid',
  });
  const apply = async () => {
    await new SettleImport(transactions).run(author, { kind: 'questions', importId: id }, 'apply');
    await house.work();
    const { items: records } = await new ListRecords(transactions).run(author, id, { limit: 1 });
    return (await house.getAuthored.run(records[0]!.questionId!)).versions.at(-1)!.content;
  };
  return { items, apply };
}

async function written(format: QuestionExportFormat) {
  const { name, content } = await new ExportQuestions(house.transactions).run({}, format);
  const parts: Uint8Array[] = [];
  for await (const part of content as AsyncIterable<Uint8Array>) parts.push(Buffer.from(part));
  return { name, bytes: Buffer.concat(parts) };
}

async function zipped(entries: Record<string, Buffer | string>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, bytes] of Object.entries(entries)) zip.addBuffer(Buffer.from(bytes), name);
  zip.end();
  const parts: Uint8Array[] = [];
  for await (const part of zip.outputStream as AsyncIterable<Uint8Array>) parts.push(part);
  return Buffer.concat(parts);
}

const images = () => house.count('select count(*) from images');

it.each(['moodle-xml', 'qti', 'pack'] as const)('%s carries images into another house and back', async (format) => {
  const keep = new KeepImage(house.transactions);
  const first = await keep.run(author, once(sampleImage('png', 5, 4)));
  const second = await keep.run(author, once(sampleImage('jpeg')));
  const content = {
    kind: 'single-choice',
    prompt: `What is this?\n\n![A \\[balanced\\] tree](image:${first.hash})\n\nSay it.`,
    options: [
      { id: 'a', text: `![one dot](image:${second.hash})` },
      { id: 'b', text: 'Something else', feedback: `Not ![one dot](image:${second.hash})` },
    ],
    key: 'a',
    explanation: `Look again: ![the tree](image:${first.hash})`,
    estimatedSeconds: 90,
    references: [],
  };
  await house.createQuestion.run(author, { slug: 'a-tree', topics: ['arrays'], level: 'mid', content });
  const file = await written(format);
  await house.close();

  house = await House.open();
  author = await house.person('instructor');
  const { items, apply } = await imported(file.bytes, file.name);
  expect(items).toMatchObject([{ verdict: 'new', lost: [] }]);
  expect(await apply()).toEqual(content);
  const { bytes } = await new GetImage(house.transactions).run(second.hash);
  expect(bytes.equals(sampleImage('jpeg'))).toBe(true);
  const again = await imported((await written(format)).bytes, 'again');
  expect(again.items).toMatchObject([{ verdict: 'unchanged' }]);
});

it('tells which formats have no images, and says in words what did not come along', async () => {
  const { hash } = await new KeepImage(house.transactions).run(author, once(sampleImage('gif')));
  const content = {
    kind: 'numeric',
    prompt: `How many? ![Two dots](image:${hash})`,
    key: { value: 2 },
    estimatedSeconds: 90,
  };
  await house.createQuestion.run(author, {
    slug: 'dots',
    topics: ['arrays'],
    level: 'mid',
    content: { ...content, explanation: 'Count.' },
  });
  const losses = await new ExportQuestions(house.transactions).losses({}, 'gift', 10);
  expect(losses).toEqual([{ slug: 'dots', lost: ['a picture'], whole: false }]);
  const { bytes } = await written('gift');
  expect((await imported(bytes, 'same.gift')).items).toMatchObject([{ verdict: 'unchanged' }]);
  await house.close();
  house = await House.open();
  author = await house.person('instructor');
  const { items, apply } = await imported(bytes, 'other.gift');
  expect(items).toMatchObject([{ verdict: 'new', lost: ['picture that did not come along: Two dots'] }]);
  expect(await apply()).toMatchObject({ prompt: 'How many? *Two dots*' });
});

const moodle = (html: string, files: string) => `<?xml version="1.0"?><quiz><question type="truefalse">
  <name><text>q</text></name>
  <questiontext format="html"><text><![CDATA[${html}]]></text>${files}</questiontext>
  <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
</question></quiz>`;

it('reads the images of Moodle as its own exports have them', async () => {
  const png = sampleImage('png', 3, 3)
    .toString('base64')
    .replace(/(.{20})/g, '$1\n');
  const html =
    '<p>See <img src="@@PLUGINFILE@@/my%20tree.png?time=1" alt=""> and <img src="data:image/gif;base64,' +
    `${sampleImage('gif').toString('base64')}" alt="a &quot;dot&quot;"></p>`;
  const file = `<file name="my tree.png" path="/" encoding="base64">${png}</file>`;
  const { items, apply } = await imported(Buffer.from(moodle(html, file)), 'quiz.xml');
  expect(items).toMatchObject([{ lost: [] }]);
  expect(await apply()).toMatchObject({
    prompt: expect.stringMatching(/^See !\[my tree\]\(image:[0-9a-f]{64}\) and !\[a "dot"\]\(image:[0-9a-f]{64}\)$/),
  });
});

it.each(['legacy1', 'legacy2', 'latest'] as const)('reads the images of an Anki package (%s)', async (version) => {
  const media = [
    { name: 'Ein Bild.png', bytes: sampleImage('png', 2, 2) },
    { name: 'bad.svg', bytes: Buffer.from('<svg/>') },
    { name: 'sound.mp3', bytes: Buffer.from('x') },
  ];
  const front = 'What? <img src="Ein%20Bild.png"> <img src="bad.svg"> <img src="gone.png"> [sound:sound.mp3]';
  const bytes = await zipOf([
    ...(await packageFiles(version, {
      noteTypes: [basicType],
      notes: [{ id: 7, fields: [front, 'That.'], cards: [{ id: 8 }] }],
    })),
    ...mediaFiles(version, media),
  ]);
  const { items, apply } = await imported(Buffer.from(bytes), 'deck.apkg');
  expect(items).toMatchObject([
    {
      verdict: 'new',
      lost: ['media gone.png', 'media sound.mp3', expect.stringMatching(/^picture bad\.svg: is an SVG/)],
    },
  ]);
  expect(await apply()).toMatchObject({ front: expect.stringMatching(/^What\? !\[Ein Bild\]\(image:[0-9a-f]{64}\)$/) });
});

it('names the images that it refuses, and keeps none of them', async () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>').toString('base64');
  const bomb = sampleImage('png', 60_000, 60_000).toString('base64');
  const polyglot = Buffer.concat([sampleImage('gif'), Buffer.from('<script>alert(1)</script>')]).toString('base64');
  const names = ['x.svg', 'bomb.png', 'poly.gif'];
  const html = `What? ${names.map((name) => `<img src="@@PLUGINFILE@@/${name}" alt="${name}">`).join(' ')}`;
  const files = [svg, bomb, polyglot]
    .map((bytes, index) => `<file name="${names[index]}" path="/" encoding="base64">${bytes}</file>`)
    .join('');
  const { items } = await imported(Buffer.from(moodle(html, files)), 'quiz.xml');
  expect(items).toMatchObject([
    {
      verdict: 'new',
      lost: [
        expect.stringMatching(/^picture x\.svg: is an SVG/),
        expect.stringMatching(/^picture bomb\.png: has more than 25 million pixels/),
        expect.stringMatching(/^picture poly\.gif: has something else behind/),
      ],
    },
  ]);
  expect(await images()).toBe(0);
});

it('is quick and small on an archive of images that unpack to very much', async () => {
  const item = `<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="i" title="t">
    <responseDeclaration identifier="R" cardinality="single" baseType="identifier"><correctResponse><value>a</value></correctResponse></responseDeclaration>
    <itemBody><p>Which? <img src="bomb0.png" alt="b"/></p><choiceInteraction responseIdentifier="R" maxChoices="1">
    <simpleChoice identifier="a">A</simpleChoice><simpleChoice identifier="b">B</simpleChoice></choiceInteraction></itemBody></assessmentItem>`;
  const zeros = Buffer.alloc(4_900_000);
  const bombs = Object.fromEntries(Array.from({ length: 40 }, (_, index) => [`bomb${index}.png`, zeros]));
  const bytes = await zipped({ 'item.xml': item, ...bombs });
  const memory = process.memoryUsage().rss;
  const start = performance.now();
  const { items } = await imported(bytes, 'bombs.zip');
  expect(performance.now() - start).toBeLessThan(1_000);
  expect(process.memoryUsage().rss - memory).toBeLessThan(64_000_000);
  expect(items.at(-1)).toMatchObject({
    verdict: 'new',
    lost: ['picture bomb0.png: is packed more tightly than any image'],
  });
  expect(await images()).toBe(0);
});
