import type { RecordHeader } from '../question-record.js';
import { lostMedia } from '../foreign-text.js';
import { readTags } from '../standing-words.js';
import { elementsOf, firstOf, type XmlElement } from '../xml/element.js';
import { short } from '../told.js';
import { plainText, type MoodleReading } from './moodle-reading.js';

/** What a question of any type says of itself. */
export function moodleHeader(question: XmlElement, category: readonly string[]): RecordHeader {
  const idnumber = plainText(firstOf(question, 'idnumber'));
  const title = plainText(firstOf(question, 'name'));
  const tags = elementsOf(firstOf(question, 'tags'), 'tag').map(plainText).filter(Boolean);
  return {
    at: { line: question.line },
    ...(idnumber && { externalId: idnumber }),
    ...(title && { title }),
    category,
    ...readTags(tags),
  };
}

/** Feedback that Moodle itself writes where an author writes none, in English. */
const standardFeedback = /^Your answer is (?:(?:partially )?correct|incorrect)\.$/;
/** What a second try costs where nobody says: of all types, of true or false, and of old exports. */
const standardPenalties = new Set([0, 0.1, 0.3333333, 1]);

/** Tells of what questions of all types can have, and none of ours. */
export function loseCommonParts(reading: MoodleReading): void {
  const { question } = reading;
  const grade = Number(reading.plain('defaultgrade') || 1);
  if (grade !== 1) reading.lose(`worth ${grade} points`);
  const hints = elementsOf(question, 'hint');
  for (const hint of hints) reading.loseText('hint', hint);
  const penalty = Number(reading.plain('penalty') || 0);
  if (!standardPenalties.has(penalty)) reading.lose(`marks for each further try: ${short(String(penalty * -100))}%`);
  // Moodle 1.9 has the picture of a question beside its text.
  const picture = reading.plain('image');
  if (picture) reading.lose(...lostMedia([short(picture)]));
  if (reading.plain('hidden') === '1') reading.lose('hidden in Moodle');
  for (const name of ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']) {
    const feedback = firstOf(question, name);
    if (!standardFeedback.test(reading.line(feedback))) reading.loseText(name, feedback);
  }
}
