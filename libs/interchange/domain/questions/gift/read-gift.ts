import { defaultSeconds } from '../defaults.js';
import { settle, type UncheckedDraft } from '../draft.js';
import type { ReadRecord, RecordHeader, RefusedRecord } from '../question-record.js';
import { readTags, wholeAnswer } from '../standing-words.js';
import { giftBlocks, type GiftBlock } from './gift-blocks.js';
import { GiftReading } from './gift-reading.js';
import { partsOf, titleOf, type GiftTitle } from './gift-parts.js';
import { cutAt, type Span } from './gift-signs.js';
import { readChoice, readTrueFalse, type Asked } from './read-gift-choice.js';
import { arrow, readMatching } from './read-gift-matching.js';
import { readNumeric, readShortText } from './read-gift-typed.js';

/** Longest question, in characters. */
const maxBlockLength = 200_000;

/**
 * The questions of a file in GIFT (docs.moodle.org, "GIFT format"), one after the other. A block that is not well-formed
 * is a refused record with the line of each fault, and the next one is read as if it were the first.
 */
export function* readGift(text: string): Generator<ReadRecord> {
  for (const block of giftBlocks(text)) yield readBlock(block);
}

function readBlock(block: GiftBlock): ReadRecord {
  const title = titleOf(block.text);
  const reading = new GiftReading(block, headerOf(block, title));
  if (block.text.length > maxBlockLength) {
    return { ...reading.header, refused: 'unsupported', reason: `is longer than ${maxBlockLength} characters` };
  }
  if (title && !title.end) reading.fault({ text: '', at: 0 }, 'the title has no “::” after it');
  const parts = partsOf(reading, { text: block.text.slice(title?.end ?? 0), at: title?.end ?? 0 });
  if (reading.isFaulty) return reading.faulty();
  if (!parts) return reading.unsupported('nothing is asked: a description');
  const prompt = reading.prompt(parts.prompt);
  if (prompt === '' && !reading.isSilent) reading.fault(parts.prompt, 'there is no question before the answers');
  const draft = readAnswers(reading, { prompt, explanation: reading.markdown(parts.general) }, parts.body);
  if (reading.isFaulty) return reading.faulty();
  if (reading.isSilent) return reading.unsupported('a text is nothing but pictures, sounds or the like');
  return 'refused' in draft ? (draft as RefusedRecord) : settle(reading.header, draft, reading.lost);
}

function headerOf(block: GiftBlock, title: GiftTitle | undefined): RecordHeader {
  return {
    at: { line: block.line },
    ...(block.id && { externalId: block.id }),
    ...(title?.text && { title: title.text }),
    category: block.category,
    ...readTags(block.tags),
  };
}

/** The kind is told by the signs between the braces, in this order. */
function readAnswers(reading: GiftReading, asked: Asked, body: Span): UncheckedDraft | RefusedRecord {
  const { text } = body;
  if (text === '') return readEssay(reading, asked);
  if (text.startsWith('#')) return readNumeric(reading, asked, body);
  if (cutAt(body, '~')) return readChoice(reading, asked, body);
  if (text.includes(arrow) && cutAt(body, '=')) return readMatching(reading, asked, body);
  return readTrueFalse(reading, asked, body) ?? readShortText(reading, asked, body);
}

/** GIFT has no model answer: the general feedback is what an essay is compared with. */
function readEssay(reading: GiftReading, { prompt, explanation }: Asked): UncheckedDraft | RefusedRecord {
  if (!explanation) return reading.unsupported('an essay without general feedback: there is no model answer');
  return {
    kind: 'open',
    prompt,
    modelAnswer: explanation,
    rubric: [wholeAnswer],
    assessment: 'self',
    explanation: '',
    estimatedSeconds: defaultSeconds.open,
  };
}
