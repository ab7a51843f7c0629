import { defaultSeconds } from '../../defaults.js';
import { settle } from '../../draft.js';
import { noImages, type FileImages } from '../../file-images.js';
import type { Place, ReadRecord, RecordHeader } from '../../question-record.js';
import { allWithin, elementsOf, firstOf, type XmlElement } from '../../xml/element.js';
import { readXml } from '../../xml/read-xml.js';
import { inOneVocabulary } from '../vocabulary.js';
import { rubricBlocks } from './feedback.js';
import { withImages } from './item-images.js';
import { readPrompt } from './prompt.js';
import { Losses, reasonOf, short } from '../../told.js';
import { QtiReading, type QtiOutcome } from './qti-reading.js';
import { readChoice } from './read-choice.js';
import { readExtendedText } from './read-extended-text.js';
import { readMatch, readOrder } from './read-order-and-match.js';
import { readTextEntry } from './read-text-entry.js';

const interactions: ReadonlyMap<string, (reading: QtiReading, interaction: XmlElement) => QtiOutcome> = new Map([
  ['choiceInteraction', readChoice],
  ['textEntryInteraction', readTextEntry],
  ['extendedTextInteraction', readExtendedText],
  ['orderInteraction', readOrder],
  ['matchInteraction', readMatch],
]);

/** More than any kind of ours may have. */
const maxParts = 200;

/** Other documents of QTI, each with what it is. */
const others: ReadonlyMap<string, string> = new Map([
  ['assessmentTest', 'is a test: only its items are read'],
  ['assessmentSection', 'is a section of a test: only items are read'],
  ['assessmentStimulus', 'is a text that items share: only items are read'],
  ['questestinterop', 'is QTI 1.2, which is not read'],
]);

/** What is known of an item beside its file: a package's manifest says it. */
export interface Described {
  title?: string;
  tags?: readonly string[];
  level?: RecordHeader['level'];
  estimatedSeconds?: number;
  references?: readonly { title: string; url: string }[];
}

/** One item of QTI 2.1, 2.2 or 3.0 (https://www.imsglobal.org/question/), whatever is wrong with it. */
export function readQtiItem(
  text: string,
  at: Place,
  { described = {}, images = noImages }: { described?: Described; images?: FileImages } = {},
): ReadRecord {
  const root = readXml(text);
  const header = { at, category: [], tags: described.tags ?? [], ...(described.level && { level: described.level }) };
  if ('fault' in root) {
    return { ...header, at: { ...at, line: root.line }, refused: 'error', reason: `not well-formed: ${root.fault}` };
  }
  const item = inOneVocabulary(root);
  if (item.name !== 'assessmentItem') {
    const reason = others.get(item.name);
    if (reason !== undefined) return { ...header, refused: 'unsupported', reason };
    return { ...header, refused: 'error', reason: `begins with <${root.name}>, which is no item of QTI` };
  }
  const refused = new Losses();
  const shown = withImages(item, at.entry ?? '', images, (what) => refused.add(what));
  const record = readItem(shown, { ...header, ...namesOf(item, described) }, described);
  return 'lost' in record ? { ...record, lost: [...refused.all, ...record.lost] } : record;
}

/** Identifiers can't begin with a digit; those of our own files that would have one more sign. */
function namesOf({ attributes }: XmlElement, described: Described): { externalId?: string; title?: string } {
  const externalId = (attributes.get('identifier') ?? '').replace(/^_(?=\d)/, '').trim();
  const title = described.title ?? attributes.get('title')?.trim();
  return { ...(externalId && { externalId }), ...(title && { title }) };
}

function readItem(item: XmlElement, header: RecordHeader, described: Described): ReadRecord {
  const within = [...allWithin(firstOf(item, 'itemBody') ?? item)];
  const found = within.filter(({ name }) => name.endsWith('Interaction'));
  const [interaction, ...more] = found;
  const unsupported = (reason: string): ReadRecord => ({ ...header, refused: 'unsupported', reason });
  if (!interaction) return unsupported('asks nothing: it has no interaction');
  const readInteraction = interactions.get(interaction.name);
  const names = [...new Set(found.map(({ name }) => name))].map(short).join(', ');
  if (more.length) return unsupported(`${found.length} interactions in one item (${names}) can't be asked here`);
  if (!readInteraction) return unsupported(`${short(interaction.name)} can't be asked here`);
  if (isOversized(item, interaction)) return unsupported(`more than ${maxParts} choices or values`);
  if (elementsOf(item, 'templateDeclaration').length) return unsupported('a template whose values vary');
  if (item.attributes.get('adaptive') === 'true')
    return unsupported('an adaptive item, which goes on by what is answered');

  const reading = new QtiReading(item);
  const prompt = readPrompt(reading, interaction);
  if (!prompt) reading.fault('asks nothing: its body has no text');
  const outcome = readInteraction(reading, interaction);
  loseCommonParts(reading, interaction);
  if (reading.faults.length) return { ...header, refused: 'error', reason: reasonOf(reading.faults) };
  if (outcome.unsupported !== undefined) return unsupported(outcome.unsupported);
  const { estimatedSeconds = defaultSeconds[outcome.kind], references = [] } = described;
  return settle(header, { prompt, explanation: '', estimatedSeconds, references, ...outcome }, reading.lost);
}

/** So much that readers may look for each choice among all. */
function isOversized(item: XmlElement, interaction: XmlElement): boolean {
  const declared = elementsOf(item, 'responseDeclaration').flatMap((each) => elementsOf(each));
  return [interaction, ...elementsOf(interaction), ...declared].some(({ children }) => children.length > 2 * maxParts);
}

/** Tells of what items of all kinds can have, and none of ours. */
function loseCommonParts(reading: QtiReading, interaction: XmlElement): void {
  if (interaction.name !== 'extendedTextInteraction') {
    for (const block of rubricBlocks(reading.item)) reading.loseText('text for markers', block);
  }
  for (const name of ['companionMaterialsInfo', 'catalogInfo']) {
    if (firstOf(reading.item, name)) reading.lose(name);
  }
}
