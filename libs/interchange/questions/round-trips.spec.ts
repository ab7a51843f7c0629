import fc from 'fast-check';
import { checkDraft } from '@app/question-bank/domain/check-content.js';
import type { Content } from '@app/question-bank/domain/content.js';
import { imageMarkdown, imagesOf, mapTexts } from '@app/question-bank/domain/images/image-links.js';
import { imageOf, type KeptImage } from '@app/question-bank/images/kept-images.js';
import { arbitraryContent } from '@app/testing/arbitrary-content.js';
import { hostileContent, hostileText, questionOf } from '@app/testing/hostile-content.js';
import { sampleImage } from '@app/testing/images.js';
import { writtenFile } from '@app/testing/written-files.js';
import type { ReadRecord, WrittenQuestion } from '../domain/questions/question-record.js';
import { defaultSeconds } from '../domain/questions/defaults.js';
import { isXmlText } from '../domain/questions/xml/write-xml.js';
import { lossesOf, type QuestionExportFormat } from './export-formats.js';
import { openQuestionFile } from './read-file.js';

const limits = { collectionBytes: 0, cards: 0, reviews: 0 };

async function readBack(bytes: Buffer) {
  const { format, records, images } = await openQuestionFile(bytes, null, limits);
  return { format, images, records: [...{ [Symbol.iterator]: () => records }] };
}

const anyContent: fc.Arbitrary<Content> = fc
  .oneof(arbitraryContent, ...Object.values(hostileContent).map((contents) => contents as fc.Arbitrary<Content>))
  .filter((content) => checkDraft(content).content !== undefined);

const slug = (index: number) => `question-${index}`;

it('reads packs of any contents as they were, programs among them', async () => {
  const kinds = new Set<string>();
  await fc.assert(
    fc.asyncProperty(fc.array(anyContent, { minLength: 1, maxLength: 6 }), async (contents) => {
      const questions: WrittenQuestion[] = contents.map((content, index) => ({
        ...questionOf(structuredClone(content)),
        slug: slug(index),
      }));
      for (const { kind } of contents) kinds.add(kind);
      const { format, records } = await readBack(await writtenFile('pack', questions));
      expect(format).toBe('pack');
      const expected: ReadRecord[] = contents.map((content, index) => ({
        at: { entry: `/questions/${index}` },
        externalId: slug(index),
        category: [],
        tags: [],
        topics: ['arrays', 'graphs'],
        level: 'mid',
        content,
        lost: [],
      }));
      expect(records).toEqual(expected);
    }),
    { numRuns: 200 },
  );
  expect([...kinds]).toEqual(expect.arrayContaining(['code', 'sql', 'flashcard', 'open']));
});

const pictures = [sampleImage('png', 3, 2), sampleImage('gif', 4, 4), sampleImage('jpeg'), sampleImage('webp')].map(
  (bytes) => imageOf(bytes) as KeptImage,
);
const written = new Map(pictures.map(({ hash, type, bytes }) => [hash, { type, base64: bytes.toString('base64') }]));

/** A content of which no format loses anything, with pictures before some of its texts. */
const pictured = fc
  .record({
    content: fc.oneof(hostileContent['single-choice'], hostileContent['multiple-choice'], hostileContent.matching),
    alts: fc.array(fc.option(hostileText), { minLength: 1, maxLength: 8 }),
    picks: fc.array(fc.constantFrom(...pictures), { minLength: 8, maxLength: 8 }),
  })
  .map(({ content, alts, picks }) => {
    let at = 0;
    const shown = mapTexts({ ...content, references: [], estimatedSeconds: defaultSeconds[content.kind] }, (text) => {
      const alt = alts[at % alts.length];
      const { hash } = picks[at % picks.length]!;
      at += 1;
      return typeof alt === 'string' ? `${imageMarkdown(alt, hash)} ${text}` : text;
    });
    return shown.kind === 'multiple-choice' ? { ...shown, scoring: 'partial' as const } : shown;
  })
  .filter((content) => isXmlText(content) && imagesOf(content).size > 0);

it.each<QuestionExportFormat>(['pack', 'moodle-xml', 'qti'])(
  '%s carries what is shown, with the images',
  async (format) => {
    await fc.assert(
      fc.asyncProperty(pictured, async (content) => {
        expect(lossesOf(format, [questionOf(content)])).toEqual([]);
        const { records, images } = await readBack(await writtenFile(format, [questionOf(content)], written));
        expect(records).toMatchObject([{ content, lost: [] }]);
        for (const hash of imagesOf(content).keys()) {
          expect(images.takeByHash(hash)).toBe(true);
          const kept = images.kept.find((image) => image.hash === hash);
          expect(kept?.bytes.toString('base64')).toBe(written.get(hash)?.base64);
        }
      }),
      { numRuns: 150 },
    );
  },
);

it.each<QuestionExportFormat>(['gift', 'csv'])('%s has no images, and says so', (format) => {
  fc.assert(
    fc.property(pictured, (content) => {
      const { size } = imagesOf(content);
      const [{ lost, whole } = { lost: [], whole: false }] = lossesOf(format, [questionOf(content)]);
      fc.pre(!whole);
      expect(lost).toContain(size === 1 ? 'a picture' : `${size} pictures`);
    }),
    { numRuns: 50 },
  );
});
