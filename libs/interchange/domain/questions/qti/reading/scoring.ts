import { allWithin, firstOf, type XmlElement } from '../../xml/element.js';

/**
 * How an item's points come about: `match` by its correct response as a whole, `map` by its mapping, `none` where it
 * does not say, `other` by rules of its own that are not worked out here.
 */
export type Scoring = 'match' | 'map' | 'none' | 'other';

/** The rules that are those of the standard templates, written out, with feedback that is set beside. */
const plainRules = new Set(
  (
    'responseProcessing responseCondition responseIf responseElseIf responseElse match variable correct setOutcomeValue ' +
    'baseValue isNull not and mapResponse equal gte lte'
  ).split(' '),
);

export function scoringOf(item: XmlElement): Scoring {
  const processing = firstOf(item, 'responseProcessing');
  if (!processing) return 'none';
  const template = processing.attributes.get('template') ?? processing.attributes.get('templateLocation');
  if (template !== undefined && template !== '') {
    if (/map_response(?:\.xml)?$/.test(template)) return 'map';
    return /match_correct(?:\.xml)?$/.test(template) ? 'match' : 'other';
  }
  const names = new Set(Array.from(allWithin(processing), ({ name }) => name));
  if (names.size === 1) return 'none';
  if (![...names].every((name) => plainRules.has(name))) return 'other';
  if (names.has('mapResponse')) return names.has('match') ? 'other' : 'map';
  return names.has('correct') ? 'match' : 'other';
}

/** The first rule of a name. */
export function ruleOf(item: XmlElement, name: string): XmlElement | undefined {
  const processing = firstOf(item, 'responseProcessing');
  if (!processing) return undefined;
  for (const rule of allWithin(processing)) if (rule.name === name) return rule;
  return undefined;
}
