import { partId } from '../../draft.js';
import { elementsOf, type XmlElement } from '../../xml/element.js';
import { contentOf } from '../vocabulary.js';
import { declarationOf, type Mapping, type ResponseDeclaration } from './declarations.js';
import { readModalFeedback } from './feedback.js';
import { short } from '../../told.js';
import { type QtiOutcome, type QtiReading } from './qti-reading.js';
import { scoringOf } from './scoring.js';

interface Choice {
  id: string;
  /** In the file. */
  name: string;
  text: string;
  feedback?: string;
}

/** `choiceInteraction`: one choice or several. */
export function readChoice(reading: QtiReading, interaction: XmlElement): QtiOutcome {
  const elements = elementsOf(interaction, 'simpleChoice');
  const modal = readModalFeedback(
    reading,
    elements.map(({ attributes }) => attributes.get('identifier') ?? ''),
  );
  const choices = elements.map((element, index) => readOne(reading, element, index, modal.byChoice));
  const declared = declarationOf(reading.item, interaction);
  if (!declared) reading.fault('declares no response for its choices');
  const options = choices.map(({ id, text, feedback }) => ({ id, text, ...(feedback && { feedback }) }));
  const answer = declared && answerOf(reading, declared, choices, interaction);
  return answer?.unsupported === undefined
    ? { kind: 'single-choice', ...answer, explanation: modal.explanation, options }
    : { unsupported: answer.unsupported };
}

function readOne(
  reading: QtiReading,
  element: XmlElement,
  index: number,
  modal: ReadonlyMap<string, XmlElement>,
): Choice {
  const name = element.attributes.get('identifier') ?? '';
  const text = reading.line(element, ['feedbackInline']);
  if (!text) reading.fault(`choice ${index + 1} has no text`);
  const [inline, ...others] = elementsOf({ ...element, children: contentOf(element) }, 'feedbackInline');
  for (const other of others) reading.loseText(`feedback on “${short(text)}”`, other);
  const later = modal.get(name);
  if (inline && later) reading.loseText(`feedback on “${short(text)}”`, later);
  const said = inline ?? later;
  const feedback = said && reading.line(said);
  return { id: partId(index), name, text, ...(feedback && { feedback }) };
}

type Answer =
  | { kind: 'single-choice'; key: string | undefined; unsupported?: undefined }
  | { kind: 'multiple-choice'; key: string[]; scoring: 'partial' | 'all-or-nothing'; unsupported?: undefined }
  | { unsupported: string };

function answerOf(
  reading: QtiReading,
  declared: ResponseDeclaration,
  choices: readonly Choice[],
  interaction: XmlElement,
): Answer {
  const rule = scoringOf(reading.item);
  if (rule === 'other') reading.lose('response processing of its own: right is what is declared as correct');
  const { mapping } = declared;
  const earning = earningMost(mapping, declared.cardinality === 'single');
  const correct = declared.correct.length ? declared.correct : earning;
  for (const name of correct) {
    if (!choices.some((choice) => choice.name === name))
      reading.fault(`the correct choice “${short(name)}” is none of its choices`);
  }
  if (correct.length === 0) reading.fault('says of no choice that it is correct');
  const right = choices.filter(({ name }) => correct.includes(name));
  const isMapped = rule === 'map' && mapping !== undefined;
  if (declared.cardinality === 'single') {
    if (isMapped)
      losePoints(
        reading,
        mapping,
        choices.filter((choice) => !right.includes(choice)),
      );
    if (right.length > 1) return { unsupported: 'one choice is to be made, and several are correct' };
    return { kind: 'single-choice', key: right[0]?.id };
  }
  const most = Number(interaction.attributes.get('maxChoices') ?? 1);
  if (most > 1 && most < choices.length) reading.lose(`at most ${most} choices`);
  if (isMapped) loseUnequalPoints(reading, mapping, choices, right);
  const scoring = isMapped || rule === 'other' || rule === 'none' ? 'partial' : 'all-or-nothing';
  return { kind: 'multiple-choice', key: right.map(({ id }) => id), scoring };
}

/** What earns points: of one choice that is made, the most that there are. */
function earningMost(mapping: Mapping | undefined, isSingle: boolean): string[] {
  const earning = mapping?.entries.filter(({ points }) => points > 0) ?? [];
  const most = Math.max(...earning.map(({ points }) => points));
  return earning.filter(({ points }) => !isSingle || points === most).map(({ key }) => key);
}

function losePoints(reading: QtiReading, mapping: Mapping, choices: readonly Choice[]): void {
  for (const { name, text } of choices) {
    const points = pointsOf(mapping, name);
    if (points !== 0) reading.lose(`marks for “${short(text)}”: ${points}`);
  }
}

/** Our partial marks are a share for each right choice, the same off for each wrong one, and never below nothing. */
function loseUnequalPoints(
  reading: QtiReading,
  mapping: Mapping,
  choices: readonly Choice[],
  right: readonly Choice[],
): void {
  const share = pointsOf(mapping, right[0]?.name ?? '');
  if (right.some(({ name }) => pointsOf(mapping, name) !== share)) losePoints(reading, mapping, right);
  const costs = new Set(choices.filter((choice) => !right.includes(choice)).map(({ name }) => pointsOf(mapping, name)));
  for (const points of costs) if (points !== -share) reading.lose(`marks for a wrong choice: ${points}`);
  const { lowerBound, upperBound } = mapping;
  const canFall = [...costs].some((points) => points < 0);
  if (canFall && lowerBound !== 0) reading.lose('marks below 0');
  if (upperBound !== undefined && upperBound < share * right.length) reading.lose(`marks up to ${upperBound} only`);
}

const pointsOf = ({ entries, otherwise }: Mapping, name: string): number =>
  entries.find(({ key }) => key === name)?.points ?? otherwise;
