import { formatValueType, parseValueType, type ValueType, type Wire } from '@app/kernel/signature.js';
import { valueFaults } from '@app/question-bank/domain/value-faults.js';
import type { ViewOf } from '../../shapes.js';

type Signature = ViewOf<'code'>['signature'];

/** Most own cases that one run takes. */
export const mostCases = 5;

/** One field of a case: an argument of a function, or the two halves of a class's case. */
export interface CaseField {
  name: string;
  hint: string;
  /** Where the value must be of one type. */
  type?: ValueType;
}

export function fieldsOf(signature: Signature): CaseField[] {
  if (signature.kind === 'class') {
    const methods = signature.methods.map(({ name, parameters }) => `${name}(${namesOf(parameters)})`);
    return [
      { name: 'Constructor', hint: `a list of its arguments: [${namesOf(signature.parameters)}]` },
      { name: 'Calls', hint: `a list of [method, [arguments]]: ${methods.join(', ')}` },
    ];
  }
  return signature.parameters.map(({ name, type }) => ({ name, hint: type, type: parseValueType(type) }));
}

const namesOf = (parameters: readonly { name: string }[]) => parameters.map(({ name }) => name).join(', ');

export const textsOf = (given: readonly Wire[]): string[] => given.map((value) => JSON.stringify(value));

/** The value in a field, or what is wrong with it. */
export function readField(text: string, { type }: CaseField): { value: Wire } | { fault: string } {
  if (text.trim() === '') return { fault: 'A value is missing' };
  let value: Wire;
  try {
    value = JSON.parse(text) as Wire;
  } catch {
    return { fault: type?.kind === 'string' ? 'Not JSON: a text stands in double quotes' : 'Not JSON' };
  }
  if (!type) return Array.isArray(value) ? { value } : { fault: 'Must be a list: […]' };
  const [fault] = valueFaults(value, type, []);
  if (!fault) return { value };
  const place = fault.pointer.replaceAll(/\/([^/]*)/g, '[$1]');
  const isBig = formatValueType(type).includes('long') && /\d{16}/.test(text);
  return {
    fault: isBig
      ? 'A number beyond 2^53 stands in double quotes'
      : place
        ? `At ${place}: ${fault.message}`
        : capital(fault.message),
  };
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** By case and field; undefined where all is well. */
export function faultsOf(cases: readonly string[][], fields: readonly CaseField[]): (string | undefined)[][] {
  return cases.map((texts) =>
    fields.map((field, index) => {
      const read = readField(texts[index] ?? '', field);
      return 'fault' in read ? read.fault : undefined;
    }),
  );
}

/** Cases that have no fault, as they are sent. */
export function argumentsOf(cases: readonly string[][], fields: readonly CaseField[]): { arguments: Wire[] }[] {
  return cases.map((texts) => ({
    arguments: fields.map((field, index) => {
      const read = readField(texts[index] ?? '', field);
      return 'value' in read ? read.value : null;
    }),
  }));
}
