import type { WrittenQuestion } from '../../question-record.js';
import { block, element, type XmlElement } from '../../xml/element.js';
import { qti } from '../vocabulary.js';
import { markdownBlock } from './markdown-nodes.js';
import { writeInteraction } from './write-interaction.js';

/** Identifiers can't begin with a digit. */
export const itemIdentifier = (slug: string): string => (/^\d/.test(slug) ? `_${slug}` : slug);

/** The outcome by whose value the explanation is shown: always, once there is an answer. */
const explained = { outcome: 'EXPLANATION', value: 'explanation' };

/** A question as an item of QTI 3.0, or why it can be none. */
export function writeItem({ slug, content }: WrittenQuestion): { item: XmlElement; lost: readonly string[] } | string {
  const written = writeInteraction(content);
  if (typeof written === 'string') return written;
  const prompt = 'prompt' in content ? [markdownBlock(content.prompt)] : [];
  const item = block(
    qti('assessmentItem'),
    {
      xmlns: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
      identifier: itemIdentifier(slug),
      title: slug,
      adaptive: 'false',
      'time-dependent': 'false',
    },
    written.response,
    ...written.outcomes,
    ...(content.explanation ? [explanationOutcome] : []),
    block(qti('itemBody'), {}, ...prompt, ...written.body),
    ...(written.processing ? [written.processing] : []),
    ...(content.explanation ? [explanation(content.explanation)] : []),
  );
  return { item, lost: written.lost };
}

const explanationOutcome = element(
  qti('outcomeDeclaration'),
  { identifier: explained.outcome, cardinality: 'single', 'base-type': 'identifier' },
  element(qti('defaultValue'), {}, element(qti('value'), {}, explained.value)),
);

function explanation(markdown: string): XmlElement {
  return element(
    qti('modalFeedback'),
    { 'outcome-identifier': explained.outcome, identifier: explained.value, 'show-hide': 'show' },
    element(qti('contentBody'), {}, markdownBlock(markdown)),
  );
}
