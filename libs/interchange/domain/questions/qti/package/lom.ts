import { readTags, writtenTags } from '../../standing-words.js';
import { block, element, elementsOf, firstOf, textWithin, type XmlElement } from '../../xml/element.js';
import type { WrittenQuestion } from '../../question-record.js';
import type { Described } from '../reading/read-item.js';

const isoDuration = /^PT(?:(\d{1,4})H)?(?:(\d{1,5})M)?(?:(\d{1,6})(?:\.\d{1,9})?S)?$/;

/**
 * What a resource's metadata say of an item (IEEE 1484.12.1, "Learning Object Metadata"; the older IMS Metadata has the
 * same elements, with `langstring` for `string`).
 */
export function readLom(resource: XmlElement): Described {
  const lom = firstOf(firstOf(resource, 'metadata'), 'lom');
  if (!lom) return {};
  const general = firstOf(lom, 'general');
  const title = wordsOf(firstOf(general, 'title'))[0];
  const keywords = elementsOf(general, 'keyword').flatMap(wordsOf);
  const seconds = secondsOf(firstOf(lom, 'educational'));
  const references = elementsOf(lom, 'relation').flatMap(referenceOf);
  return {
    ...(title && { title }),
    ...readTags(keywords),
    ...(seconds !== undefined && { estimatedSeconds: seconds }),
    ...(references.length > 0 && { references }),
  };
}

/** The texts of an element, in whichever languages it has them. */
function wordsOf(element_: XmlElement | undefined): string[] {
  const within = elementsOf(element_).filter(({ name }) => name === 'string' || name === 'langstring');
  return within.map((each) => textWithin(each).trim()).filter(Boolean);
}

function secondsOf(educational: XmlElement | undefined): number | undefined {
  const written = textWithin(firstOf(firstOf(educational, 'typicalLearningTime'), 'duration')).trim();
  const [whole, hours = 0, minutes = 0, seconds = 0] = isoDuration.exec(written) ?? [];
  if (whole === undefined) return undefined;
  const total = Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds);
  return total >= 5 && total <= 7_200 ? total : undefined;
}

function referenceOf(relation: XmlElement): { title: string; url: string }[] {
  if (textWithin(firstOf(firstOf(relation, 'kind'), 'value')).trim() !== 'references') return [];
  const resource = firstOf(relation, 'resource');
  const url = textWithin(firstOf(firstOf(resource, 'identifier'), 'entry')).trim();
  const title = wordsOf(firstOf(resource, 'description'))[0] ?? url;
  return /^https?:\/\//.test(url) ? [{ title: title.slice(0, 300), url }] : [];
}

/** The inverse. */
export function writeLom(question: WrittenQuestion): XmlElement {
  const { content } = question;
  const words = (name: string, text: string) => element(name, {}, element('string', {}, text));
  return block(
    'lom',
    { xmlns: 'http://ltsc.ieee.org/xsd/LOM' },
    block('general', {}, ...writtenTags(question).map((tag) => words('keyword', tag))),
    element(
      'educational',
      {},
      element('typicalLearningTime', {}, element('duration', {}, `PT${content.estimatedSeconds}S`)),
    ),
    ...content.references.map(({ title, url }) =>
      element(
        'relation',
        {},
        element('kind', {}, element('source', {}, 'LOMv1.0'), element('value', {}, 'references')),
        element(
          'resource',
          {},
          element('identifier', {}, element('catalog', {}, 'URI'), element('entry', {}, url)),
          words('description', title),
        ),
      ),
    ),
  );
}
