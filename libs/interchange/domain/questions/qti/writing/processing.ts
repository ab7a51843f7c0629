import { block, element, type XmlElement } from '../../xml/element.js';
import { qti } from '../vocabulary.js';

/** The one answer of an item. */
export const response = 'RESPONSE';
const score = 'SCORE';
const feedback = 'FEEDBACK';
const templates = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates';

/** What an item may earn. `human`: a person says how much. */
export const scoreOutcome = (most: number, isHuman = false): XmlElement =>
  element(qti('outcomeDeclaration'), {
    identifier: score,
    cardinality: 'single',
    'base-type': 'float',
    'normal-maximum': String(most),
    'external-scored': isHuman ? 'human' : undefined,
  });

/** What is chosen, by which feedback on it is shown. */
export const feedbackOutcome = (cardinality: string): XmlElement =>
  element(qti('outcomeDeclaration'), { identifier: feedback, cardinality, 'base-type': 'identifier' });

/** Feedback that is shown to who has chosen this. */
export const feedbackInline = (choice: string, attributes: Record<string, string>, content: XmlElement['children']) =>
  element(
    qti('feedbackInline'),
    { 'outcome-identifier': feedback, identifier: choice, 'show-hide': 'show', ...attributes },
    ...content,
  );

/** Points by one of QTI's own templates. With feedback on choices its rules are written out: a template can't set any. */
export function processing(rule: 'match_correct' | 'map_response', hasFeedback = false): XmlElement {
  if (!hasFeedback) return element(qti('responseProcessing'), { template: `${templates}/${rule}.xml` });
  const scored =
    rule === 'map_response'
      ? element(qti('setOutcomeValue'), { identifier: score }, element(qti('mapResponse'), { identifier: response }))
      : oneIf(block(qti('match'), {}, variable, element(qti('correct'), { identifier: response })));
  const shown = element(qti('setOutcomeValue'), { identifier: feedback }, variable);
  return block(qti('responseProcessing'), {}, scored, shown);
}

/** One point where a condition holds. */
export const processingIf = (condition: XmlElement): XmlElement =>
  block(qti('responseProcessing'), {}, oneIf(condition));

export const variable = element(qti('variable'), { identifier: response });
export const correct = element(qti('correct'), { identifier: response });
export const floatValue = (value: number) => element(qti('baseValue'), { 'base-type': 'float' }, String(value));

const set = (points: number) => element(qti('setOutcomeValue'), { identifier: score }, floatValue(points));

const oneIf = (condition: XmlElement) =>
  block(
    qti('responseCondition'),
    {},
    block(qti('responseIf'), {}, condition, set(1)),
    element(qti('responseElse'), {}, set(0)),
  );
