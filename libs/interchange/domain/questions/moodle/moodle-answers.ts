import { elementsOf, firstOf, type XmlElement } from '../xml/element.js';
import { plainText, type MoodleReading } from './moodle-reading.js';

/** An answer with what it earns. */
export interface MoodleAnswer {
  element: XmlElement;
  /** In percent of the points; below 0 it takes points off. */
  share: number;
}

/** The answers of a question, at least one; faults where there is none or a share is no number. */
export function answersOf(reading: MoodleReading): MoodleAnswer[] {
  const elements = elementsOf(reading.question, 'answer');
  if (elements.length === 0) reading.fault('has no answers');
  return elements.map((element, index) => {
    const share = shareOf(element);
    if (!Number.isFinite(share)) reading.fault(`answer ${index + 1} has a fraction that is no number`);
    return { element, share };
  });
}

/** An attribute in percent; old exports have an element, of 1. */
function shareOf(answer: XmlElement): number {
  const percent = answer.attributes.get('fraction');
  if (percent !== undefined) return Number(percent.trim() || 'none');
  const fraction = firstOf(answer, 'fraction');
  return fraction ? Number(plainText(fraction)) * 100 : 0;
}

/** Shares are written with five to seven digits: 33.33333. */
export const isShare = (share: number, expected: number): boolean => Math.abs(share - expected) < 0.001;
