import { allWithin, elementsOf, type XmlElement } from '../../xml/element.js';
import { partId } from '../../draft.js';
import { wholeAnswer } from '../../standing-words.js';
import { contentOf } from '../vocabulary.js';
import { declarationOf } from './declarations.js';
import { readModalFeedback, rubricBlocks } from './feedback.js';
import { type QtiOutcome, type QtiReading } from './qti-reading.js';
import { escapeText } from '../../../html-to-markdown.js';

/** Where a list of criteria has each one's id and points: HTML's `data-*`, which files of our own have. */
export const criterionAttributes = { id: 'data-criterion', points: 'data-points' } as const;

/**
 * `extendedTextInteraction`: its model answer is what markers are told, else the correct response, else the feedback,
 * which then explains nothing more. An item that has none of them does not say what is good.
 */
export function readExtendedText(reading: QtiReading, interaction: XmlElement): QtiOutcome {
  const modal = readModalFeedback(reading, []);
  const blocks = rubricBlocks(reading.item);
  const rubric = blocks.flatMap((block) => criteriaOf(reading, block));
  const told = blocks
    .filter((block) => criteriaOf(reading, block).length === 0)
    .map((block) => reading.markdown(contentOf(block)))
    .filter(Boolean)
    .join('\n\n');
  const correct = declarationOf(reading.item, interaction)?.correct.join('\n\n') ?? '';
  const given = told || escapeText(correct, true);
  const modelAnswer = given || modal.explanation;
  if (!modelAnswer)
    return {
      unsupported: 'a long text without a rubric for markers, correct response or feedback has no model answer',
    };
  const isMarked = elementsOf(reading.item, 'outcomeDeclaration').some(
    ({ attributes }) => attributes.get('externalScored') === 'human',
  );
  return {
    kind: 'open',
    modelAnswer,
    explanation: given ? modal.explanation : '',
    rubric: rubric.length ? rubric : [wholeAnswer],
    assessment: isMarked ? 'instructor' : 'self',
  };
}

function criteriaOf(reading: QtiReading, block: XmlElement): { id: string; text: string; points: number }[] {
  const items = [...allWithin(block)].filter(({ attributes }) => attributes.has(criterionAttributes.id));
  return items.map((item, index) => {
    const points = Number(item.attributes.get(criterionAttributes.points) ?? 1);
    return { id: item.attributes.get(criterionAttributes.id) ?? partId(index), text: reading.line(item), points };
  });
}
