import { elementsOf, firstOf, type XmlElement } from '../../xml/element.js';
import { valueOf } from './qti-reading.js';

/** What an item declares of an answer (QTI 2.2 ASI, §5.127 "ResponseDeclaration"). */
export interface ResponseDeclaration {
  cardinality: string;
  baseType: string;
  correct: readonly string[];
  mapping?: Mapping;
}

/** Points for each value that an answer can have. */
export interface Mapping {
  entries: readonly { key: string; points: number; isCaseSensitive: boolean }[];
  /** Of values without an entry. */
  otherwise: number;
  lowerBound?: number;
  upperBound?: number;
}

/** The declaration of an interaction's answer; `undefined`: there is none. */
export function declarationOf(item: XmlElement, interaction: XmlElement): ResponseDeclaration | undefined {
  const name = interaction.attributes.get('responseIdentifier');
  const declared = elementsOf(item, 'responseDeclaration').find(
    ({ attributes }) => attributes.get('identifier') === name,
  );
  if (!declared) return undefined;
  const mapping = firstOf(declared, 'mapping');
  return {
    cardinality: declared.attributes.get('cardinality') ?? '',
    baseType: declared.attributes.get('baseType') ?? '',
    correct: elementsOf(firstOf(declared, 'correctResponse'), 'value').map(valueOf),
    ...(mapping && { mapping: mappingOf(mapping) }),
  };
}

function mappingOf(mapping: XmlElement): Mapping {
  const bound = (name: string) => {
    const value = mapping.attributes.get(name);
    return value === undefined ? undefined : Number(value);
  };
  const [lowerBound, upperBound] = [bound('lowerBound'), bound('upperBound')];
  return {
    entries: elementsOf(mapping, 'mapEntry').map(({ attributes }) => ({
      key: attributes.get('mapKey')?.trim() ?? '',
      points: Number(attributes.get('mappedValue') ?? Number.NaN),
      isCaseSensitive: attributes.get('caseSensitive') === 'true',
    })),
    otherwise: bound('defaultValue') ?? 0,
    ...(lowerBound !== undefined && { lowerBound }),
    ...(upperBound !== undefined && { upperBound }),
  };
}
