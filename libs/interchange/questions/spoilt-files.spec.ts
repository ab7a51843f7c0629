import fc from 'fast-check';
import { bytesOfFile, questionFiles } from '@app/testing/question-files.js';
import { openQuestionFile } from './read-file.js';
import { QuestionFileFault } from './question-file-fault.js';

const limits = { collectionBytes: 50_000_000, cards: 1_000, reviews: 1_000 };

/** What means something to one format or another, and what is no text. */
const signs = ['', '\t', '\n\n', '- ', '\0', '\u00ff', ...'< "> </text> ]]> & { } " \' *a PK'.split(' ')];

interface Spoiling {
  at: number;
  cut: number;
  put: string;
  /** Where it is cut off. */
  end: number | null;
}
const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  at: fc.nat(),
  cut: fc.nat(40),
  put: fc.constantFrom(...signs),
  end: fc.option(fc.nat()),
});

function spoilt(bytes: Buffer, { at, cut, put, end }: Spoiling): Buffer {
  const from = at % (bytes.length + 1);
  const whole = Buffer.concat([bytes.subarray(0, from), Buffer.from(put, 'latin1'), bytes.subarray(from + cut)]);
  return end === null ? whole : whole.subarray(0, end % (whole.length + 1));
}

const files = questionFiles().filter(({ file }) => file !== 'blank.txt');

it.each(files)('$name, spoilt in any place, is read or refused as a whole', async (file) => {
  const bytes = await bytesOfFile(file, file.as?.at(-1) ?? {});
  await fc.assert(
    fc.asyncProperty(spoiling, async (change) => {
      try {
        const { records } = await openQuestionFile(spoilt(bytes, change), file.sentAs ?? null, limits);
        for (let next = records.next(); !next.done; next = records.next()) {
          const record = next.value;
          expect('content' in record ? record.content.kind : record.reason).toBeTruthy();
        }
      } catch (error) {
        expect(error).toBeInstanceOf(QuestionFileFault);
      }
    }),
    { numRuns: 40 },
  );
});
