import { element, isElement, firstOf, type XmlElement, type XmlNode } from '../../xml/element.js';
import { contentOf } from '../vocabulary.js';
import { isForCandidates } from './feedback.js';
import type { QtiReading } from './qti-reading.js';

/** Shows where within a text something is to be written. */
const gap = '_____';
/** Where a paragraph with a field in it has the unit of its number: HTML's `data-*`, which files of our own have. */
export const unitAttribute = 'data-unit';

/** All that a candidate reads before they answer: the body, with an interaction's prompt in its place. */
export function readPrompt(reading: QtiReading, interaction: XmlElement): string {
  const body = firstOf(reading.item, 'itemBody');
  return body ? reading.markdown(body.children.flatMap((node) => asked(reading, node, interaction))) : '';
}

function asked(reading: QtiReading, node: XmlNode, interaction: XmlElement): XmlNode[] {
  if (!isElement(node)) return [node];
  if (node === interaction) return inItsPlace(node);
  if (node.name === 'rubricBlock') return isForCandidates(node) ? [element('div', {}, ...contentOf(node))] : [];
  if (node.name === 'feedbackBlock' || node.name === 'feedbackInline') {
    reading.loseText('feedback within the text', node);
    return [];
  }
  if (node.children.includes(interaction)) {
    // A paragraph that is no more than a field says nothing.
    const isField = node.children.every((child) => child === interaction || (!isElement(child) && !child.trim()));
    if (node.attributes.has(unitAttribute) || (isField && !firstOf(interaction, 'prompt'))) return [];
  }
  return [{ ...node, children: node.children.flatMap((child) => asked(reading, child, interaction)) }];
}

function inItsPlace(interaction: XmlElement): XmlNode[] {
  const prompt = firstOf(interaction, 'prompt');
  if (prompt) return [{ ...prompt, name: 'div', children: contentOf(prompt) }];
  return interaction.name === 'textEntryInteraction' ? [gap] : [];
}
