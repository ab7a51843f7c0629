import { partId } from '../../draft.js';
import { elementsOf, type XmlElement } from '../../xml/element.js';
import { declarationOf, type ResponseDeclaration } from './declarations.js';
import { readModalFeedback } from './feedback.js';
import { short } from '../../told.js';
import { type QtiOutcome, type QtiReading } from './qti-reading.js';
import { scoringOf } from './scoring.js';

/** Where an interaction of our own files says that a part of the order earns a part of the points. */
export const scoringAttribute = 'data-scoring';

/** `orderInteraction`: QTI has a point for the whole order; partial points are rules of an item's own. */
export function readOrder(reading: QtiReading, interaction: XmlElement): QtiOutcome {
  const { explanation } = readModalFeedback(reading, []);
  const parts = partsOf(reading, elementsOf(interaction, 'simpleChoice'), partId);
  const { correct } = declared(reading, interaction);
  const key = correct.map((name) => idOf(reading, parts, name));
  if (correct.length < parts.length) return { unsupported: 'only some of its items are to be ordered' };
  const rule = scoringOf(reading.item);
  if (rule === 'map' || rule === 'other') reading.lose('response processing of its own: partial marks stand for it');
  const isPartial = rule !== 'match' || interaction.attributes.get(scoringAttribute) === 'partial';
  return {
    kind: 'ordering',
    explanation,
    items: parts.map(({ id, text }) => ({ id, text })),
    key,
    scoring: isPartial ? 'partial' : 'all-or-nothing',
  };
}

/** `matchInteraction`: two sets, of which each in the first has one partner in the second. */
export function readMatch(reading: QtiReading, interaction: XmlElement): QtiOutcome {
  const { explanation } = readModalFeedback(reading, []);
  const [first, second] = elementsOf(interaction, 'simpleMatchSet').map((set) =>
    elementsOf(set, 'simpleAssociableChoice'),
  );
  const left = partsOf(reading, first ?? [], (index) => `l${index + 1}`);
  const right = partsOf(reading, second ?? [], (index) => `r${index + 1}`);
  const { correct, mapping } = declared(reading, interaction);
  const pairs = correct.length
    ? correct
    : (mapping?.entries.filter(({ points }) => points > 0).map(({ key }) => key) ?? []);
  const key = new Map<string, string>();
  for (const pair of pairs) {
    const [from = '', to = ''] = pair.split(/\s+/);
    const id = idOf(reading, left, from);
    if (key.has(id)) return { unsupported: `“${short(from)}” has several partners` };
    key.set(id, idOf(reading, right, to));
  }
  const alone = left.find(({ id }) => !key.has(id));
  if (alone) return { unsupported: `“${short(alone.text)}” has no partner` };
  losePairPoints(reading, mapping?.entries.map(({ points }) => points) ?? []);
  return {
    kind: 'matching',
    explanation,
    left: left.map(({ id, text }) => ({ id, text })),
    right: right.map(({ id, text }) => ({ id, text })),
    key: Object.fromEntries(key),
  };
}

/** Each pair earns the same here, and a wrong one costs nothing. */
function losePairPoints(reading: QtiReading, points: readonly number[]): void {
  const rule = scoringOf(reading.item);
  if (rule === 'match') reading.lose('no marks unless all pairs are right');
  if (rule === 'other') reading.lose('response processing of its own: each pair earns the same');
  if (rule === 'map' && new Set(points).size > 1) reading.lose('marks that differ from pair to pair');
}

interface NamedPart {
  id: string;
  name: string;
  text: string;
}

function partsOf(reading: QtiReading, elements: readonly XmlElement[], idAt: (index: number) => string): NamedPart[] {
  return elements.map((element, index) => {
    const text = reading.line(element);
    if (!text) reading.fault(`item ${index + 1} has no text`);
    return { id: idAt(index), name: element.attributes.get('identifier') ?? '', text };
  });
}

function idOf(reading: QtiReading, parts: readonly NamedPart[], name: string): string {
  const part = parts.find((other) => other.name === name);
  if (!part) reading.fault(`the correct response names “${short(name)}”, which is none of its items`);
  return part?.id ?? '';
}

function declared(reading: QtiReading, interaction: XmlElement): Pick<ResponseDeclaration, 'correct' | 'mapping'> {
  const found = declarationOf(reading.item, interaction);
  if (!found?.correct.length && !found?.mapping) reading.fault('declares no correct response');
  return found ?? { correct: [] };
}
