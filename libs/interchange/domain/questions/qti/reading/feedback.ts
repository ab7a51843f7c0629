import { allWithin, elementsOf, firstOf, type XmlElement } from '../../xml/element.js';
import { contentOf } from '../vocabulary.js';
import type { QtiReading } from './qti-reading.js';

/** Feedback that is shown for a wrong answer, by the names that authors give it. */
const forWrong = /wrong|incorrect|^(?:false|no|fail)/i;
const forRight = /correct|right|^(?:true|yes|pass)/i;

/**
 * What a dialogue after the answer says, by what it may be for. `general`: the explanation. It is shown to everybody here,
 * so that what is for right answers only stands in for it where there is no other; what is for wrong ones is told as lost.
 */
export function readModalFeedback(reading: QtiReading, choices: readonly string[]) {
  const byChoice = new Map<string, XmlElement>();
  const general: XmlElement[] = [];
  const right: XmlElement[] = [];
  for (const feedback of elementsOf(reading.item, 'modalFeedback')) {
    const name = feedback.attributes.get('identifier') ?? '';
    if (choices.includes(name) && !byChoice.has(name)) byChoice.set(name, feedback);
    else if (forWrong.test(name)) reading.loseText(`feedback on wrong answers`, feedback);
    else if (forRight.test(name)) right.push(feedback);
    else general.push(feedback);
  }
  const explains = general.length ? general : right;
  if (general.length) for (const feedback of right) reading.loseText('feedback on right answers', feedback);
  const explanation = explains.map((feedback) => reading.markdown(contentOf(feedback))).filter(Boolean);
  return { byChoice, explanation: explanation.join('\n\n') };
}

/** Blocks for those who mark or teach; what candidates see is part of the question. */
export function rubricBlocks(item: XmlElement): XmlElement[] {
  const body = firstOf(item, 'itemBody');
  const within = body ? [...allWithin(body)] : [];
  return [...within, ...elementsOf(item, 'rubricBlock')].filter(
    (element) => element.name === 'rubricBlock' && !isForCandidates(element),
  );
}

export const isForCandidates = ({ attributes }: XmlElement): boolean =>
  (attributes.get('view') ?? 'candidate').split(/\s+/).includes('candidate');
