import type { Content } from '@app/question-bank/domain/content.js';
import { defaultSeconds } from '../defaults.js';
import type { WrittenImages } from '../file-images.js';
import type { Loss, WrittenQuestion, WrittenText } from '../question-record.js';
import { writtenTags } from '../standing-words.js';
import { block, element, longBlock, type XmlElement } from '../xml/element.js';
import { isXmlText, writeXml } from '../xml/write-xml.js';
import { withFiles } from './write-files.js';
import { formatted, plain, writeType, type WrittenType } from './write-types.js';

/**
 * Questions as Moodle XML, with their texts in Markdown, which Moodle knows. Topics become tags, the slug the id number
 * and the name. Kinds that Moodle has no type for are left out, and told.
 */
export function writeMoodleXml(questions: Iterable<WrittenQuestion>, images?: WrittenImages): WrittenText {
  const { elements, losses } = moodleElements(questions, images);
  return { text: writeXml(longBlock('quiz', {}, elements)), losses };
}

/** What stands within `quiz`, an element each. */
export function moodleElements(
  questions: Iterable<WrittenQuestion>,
  images: WrittenImages = new Map(),
): { elements: XmlElement[]; losses: Loss[] } {
  const elements: XmlElement[] = [];
  const losses: Loss[] = [];
  for (const question of questions) {
    const { slug, content } = question;
    const written = writeType(content);
    if (typeof written === 'string') {
      losses.push({ slug, lost: [written], whole: true });
      continue;
    }
    const lost = [...written.lost, ...commonLosses(content)];
    if (lost.length) losses.push({ slug, lost, whole: false });
    elements.push(withFiles(questionElement(question, written), images));
  }
  return { elements, losses };
}

function questionElement(question: WrittenQuestion, written: WrittenType): XmlElement {
  const { slug, content } = question;
  const tags = writtenTags(question).map((tag) => element('tag', {}, plain('text', tag)));
  return block(
    'question',
    { type: written.type },
    element('name', {}, plain('text', slug)),
    formatted('questiontext', 'prompt' in content ? content.prompt : ''),
    formatted('generalfeedback', content.explanation),
    plain('defaultgrade', '1'),
    plain('penalty', '0'),
    plain('hidden', '0'),
    plain('idnumber', slug),
    ...written.parts,
    element('tags', {}, ...tags),
  );
}

function commonLosses(content: Content): string[] {
  const { kind, estimatedSeconds, references } = content;
  return [
    ...(estimatedSeconds === defaultSeconds[kind] ? [] : [`estimated seconds: ${estimatedSeconds}`]),
    ...references.map(({ title, url }) => `reference: ${title} <${url}>`),
    ...(isXmlText(content) ? [] : ['characters that XML can not hold']),
  ];
}
