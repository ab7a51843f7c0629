import { defaultSeconds } from '../defaults.js';
import { settle } from '../draft.js';
import { categoryPath } from '../gift/gift-blocks.js';
import { noImages, type FileImages } from '../file-images.js';
import type { ReadRecord } from '../question-record.js';
import { firstOf, type XmlElement } from '../xml/element.js';
import { readXmlRecords } from '../xml/read-xml.js';
import { loseCommonParts, moodleHeader } from './moodle-header.js';
import { reasonOf, short } from '../told.js';
import { MoodleReading, plainText, type MoodleOutcome } from './moodle-reading.js';
import { readMultichoice, readMultichoiceSet, readTrueFalse } from './read-choices.js';
import { readMatching, readOrdering } from './read-parts.js';
import { readEssay, readNumerical, readShortAnswer } from './read-typed.js';

/** The types that can be asked here; Moodle knows some by two names. */
const types: ReadonlyMap<string, (reading: MoodleReading) => MoodleOutcome> = new Map([
  ['multichoice', readMultichoice],
  ['multichoiceset', readMultichoiceSet],
  ['truefalse', readTrueFalse],
  ['shortanswer', readShortAnswer],
  ['numerical', readNumerical],
  ['matching', readMatching],
  ['match', readMatching],
  ['ordering', readOrdering],
  ['essay', readEssay],
  ['description', () => ({ unsupported: 'a description asks nothing' })],
]);

/**
 * The questions of a Moodle XML file (docs.moodle.org, "Moodle XML format"; `qformat_xml`), one by one. A category holds
 * until the next. Where the file is no XML any more, the last record says so.
 */
export function* readMoodleXml(text: string, images: FileImages = noImages): Generator<ReadRecord> {
  let category: readonly string[] = [];
  for (const found of readXmlRecords(text, 'quiz')) {
    if ('fault' in found) {
      const reason = `not well-formed, and not read from here on: ${found.fault}`;
      yield { at: { line: found.line }, category, tags: [], refused: 'error', reason };
    } else if (found.name === 'question' && found.attributes.get('type') === 'category') {
      category = categoryPath(plainText(firstOf(found, 'category')));
    } else yield readQuestion(found, category, images);
  }
}

function readQuestion(question: XmlElement, category: readonly string[], images: FileImages): ReadRecord {
  const header = moodleHeader(question, category);
  const type = question.attributes.get('type') ?? '';
  if (question.name !== 'question' || !type) {
    return { ...header, refused: 'error', reason: `<${question.name}> is no question with a type` };
  }
  const readType = types.get(type);
  if (!readType) {
    return { ...header, refused: 'unsupported', reason: `questions of the type "${short(type)}" can't be asked here` };
  }
  const reading = new MoodleReading(question, images);
  loseCommonParts(reading);
  const prompt = reading.markdown(firstOf(question, 'questiontext'));
  if (!prompt) reading.fault('has no question text');
  const explanation = reading.markdown(firstOf(question, 'generalfeedback'));
  const outcome = readType(reading);
  if (reading.faults.length) return { ...header, refused: 'error', reason: reasonOf(reading.faults) };
  if (outcome.unsupported !== undefined) return { ...header, refused: 'unsupported', reason: outcome.unsupported };
  const common = { prompt, explanation, estimatedSeconds: defaultSeconds[outcome.kind] };
  return settle(header, { ...common, ...outcome }, reading.lost);
}
