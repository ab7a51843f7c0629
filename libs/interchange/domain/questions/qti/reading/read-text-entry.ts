import { allWithin, elementsOf, firstOf, type XmlElement } from '../../xml/element.js';
import { unitAttribute } from './prompt.js';
import { declarationOf, type ResponseDeclaration } from './declarations.js';
import { readModalFeedback } from './feedback.js';
import { short } from '../../told.js';
import { valueOf, type QtiOutcome, type QtiReading } from './qti-reading.js';
import { ruleOf, scoringOf } from './scoring.js';

/** Where an interaction of our own files has what QTI has no word for. */
export const patternAttribute = 'data-pattern';

/** `textEntryInteraction`: a line of text or a number. */
export function readTextEntry(reading: QtiReading, interaction: XmlElement): QtiOutcome {
  const { explanation } = readModalFeedback(reading, []);
  const mask = interaction.attributes.get('patternMask');
  if (mask) reading.lose(`pattern that an answer must have: ${short(mask)}`);
  const declared = declarationOf(reading.item, interaction);
  if (!declared) {
    reading.fault('declares no response for its field');
    return { kind: 'short-text' };
  }
  switch (declared.baseType) {
    case 'string':
      return readString(reading, declared, interaction, explanation);
    case 'float':
    case 'integer':
      return { kind: 'numeric', explanation, key: numericKey(reading, declared), ...unitOf(reading, interaction) };
    default:
      return { unsupported: `a field for “${short(declared.baseType)}” can't be asked here` };
  }
}

function readString(
  reading: QtiReading,
  { correct, mapping }: ResponseDeclaration,
  interaction: XmlElement,
  explanation: string,
): QtiOutcome {
  const rule = scoringOf(reading.item);
  if (rule === 'other') reading.lose('response processing of its own: right is what is declared as correct');
  const accepted = new Set(correct);
  const entries = rule === 'match' && correct.length ? [] : (mapping?.entries ?? []);
  const most = Math.max(0, ...entries.map(({ points }) => points));
  for (const { key, points, isCaseSensitive } of entries) {
    if (points === most && points > 0) accepted.add(key);
    else if (!accepted.has(key))
      reading.lose(points > 0 ? `marks for “${short(key)}”: ${points}` : `wrong answer “${short(key)}”`);
    if (isCaseSensitive) reading.lose('upper and lower case count');
  }
  accepted.delete('');
  if (accepted.size === 0) return { unsupported: 'no answer is declared as correct' };
  const pattern = interaction.attributes.get(patternAttribute);
  return { kind: 'short-text', explanation, key: { accepted: [...accepted], ...(pattern && { pattern }) } };
}

/** A range of the rules counts before the correct response: it says more. */
function numericKey(reading: QtiReading, { correct, mapping }: ResponseDeclaration): unknown {
  const [min, max] = [boundOf(reading.item, 'gte', 'lte'), boundOf(reading.item, 'lte', 'gte')];
  if (min !== undefined && max !== undefined) return { min, max };
  const values = correct.length
    ? correct
    : (mapping?.entries.filter(({ points }) => points > 0).map(({ key }) => key) ?? []);
  const [first, ...others] = values;
  const value = numberOf(first ?? '');
  if (first === undefined) reading.fault('declares no number as correct');
  else if (!Number.isFinite(value)) reading.fault(`the correct response “${short(first)}” is no number`);
  for (const other of others) reading.lose(`also right: ${short(other)}`);
  const equal = ruleOf(reading.item, 'equal');
  if (equal) return withTolerance(reading, value, equal);
  const rule = scoringOf(reading.item);
  if (rule === 'other') reading.lose('response processing of its own: right is what is declared as correct');
  return { value };
}

/** `<gte>` of the answer and a number is its least value; the other way round, so is `<lte>` of a number and the answer. */
function boundOf(item: XmlElement, rule: string, mirrored: string): number | undefined {
  const processing = firstOf(item, 'responseProcessing');
  if (!processing) return undefined;
  for (const { name, children } of allWithin(processing)) {
    const [first, second] = children.filter((child): child is XmlElement => typeof child !== 'string');
    if (name === rule && first?.name === 'variable' && second?.name === 'baseValue') return numberOf(valueOf(second));
    if (name === mirrored && first?.name === 'baseValue' && second?.name === 'variable')
      return numberOf(valueOf(first));
  }
  return undefined;
}

/** `equal` (QTI 2.2 ASI, "Equal"): one tolerance for both sides, or one for each; relative ones in percent. */
function withTolerance(reading: QtiReading, value: number, equal: XmlElement): unknown {
  const mode = equal.attributes.get('toleranceMode') ?? 'exact';
  if (mode === 'exact') return { value };
  const written = (equal.attributes.get('tolerance') ?? '').trim().split(/\s+/);
  const [below, above = below] = written.map(mode === 'relative' ? hundredthOf : numberOf);
  if (!(Number(below) >= 0) || !(Number(above) >= 0)) {
    reading.fault(`the tolerance “${short(written.join(' '))}” is no number`);
    return { value };
  }
  for (const bound of ['includeLowerBound', 'includeUpperBound']) {
    if (equal.attributes.get(bound) === 'false') reading.lose('the bounds themselves are wrong');
  }
  if (below === above) return { value, tolerance: mode === 'relative' ? { relative: below } : { absolute: below } };
  const unit = mode === 'relative' ? Math.abs(value) : 1;
  return { min: asWritten(value - Number(below) * unit), max: asWritten(value + Number(above) * unit) };
}

/** 3.14 − 0.005 is 3.135, not a little more, which would put the bound itself outside. */
const asWritten = (number: number): number => Number(number.toPrecision(15));

const decimal = /^([+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40}))(?:[eE]([+-]?\d{1,3}))?$/;
const numberOf = (text: string): number => (decimal.test(text) ? Number(text) : Number.NaN);

/** Moves the point of what is written, so that no digit is rounded twice. */
function hundredthOf(text: string): number {
  const [, digits, exponent = '0'] = decimal.exec(text) ?? [];
  return digits === undefined ? Number.NaN : Number(`${digits}e${Number(exponent) - 2}`);
}

function unitOf({ item }: QtiReading, interaction: XmlElement): { unit?: string } {
  const [body] = elementsOf(item, 'itemBody');
  for (const element of body ? allWithin(body) : []) {
    const unit = element.attributes.get(unitAttribute);
    if (unit !== undefined && element.children.includes(interaction)) return { unit };
  }
  return {};
}
