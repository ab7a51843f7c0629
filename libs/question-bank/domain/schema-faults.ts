import type { z } from 'zod';
import { pointerOf, type Fault } from '@app/kernel/app-error.js';

/**
 * One fault for each thing that a schema refused, pointed at as closely as can be: a field too many at itself,
 * a document that fits no branch of a union at what keeps it from the branch that it comes closest to.
 */
export function schemaFaults(error: z.ZodError): Fault[] {
  return error.issues.flatMap((issue) => faultsOf(issue, []));
}

function faultsOf(issue: z.core.$ZodIssue, owner: readonly PropertyKey[]): Fault[] {
  const path = [...owner, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ pointer: pointerOf([...path, key]), message: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const branches = issue.errors.map((branch) => branch.flatMap((inner) => faultsOf(inner, path)));
    return branches.reduce((closest, branch) => (branch.length < closest.length ? branch : closest));
  }
  return [{ pointer: pointerOf(path), message: byDefault.test(issue.message) ? plainWords(issue) : issue.message }];
}

/** What a schema says where nobody has written words for it. */
const byDefault = /^(?:Too (?:big|small)|Invalid (?:input|option)): expected /;
const units: Readonly<Record<string, readonly [one: string, many: string]>> = {
  array: ['entry', 'entries'],
  string: ['character', 'characters'],
};
const types: Readonly<Record<string, string>> = {
  array: 'list',
  record: 'object',
  int: 'whole number',
  boolean: 'true or false',
};

function plainWords(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'too_small':
      return atLeast(issue.origin, Number(issue.minimum), issue.inclusive ?? true);
    case 'too_big':
      return counted(issue.origin, 'most', Number(issue.maximum)) ?? `must be at most ${issue.maximum}`;
    case 'invalid_value':
      return `must be ${issue.values.map(String).join(', ')}`;
    case 'invalid_type': {
      const type = types[issue.expected] ?? issue.expected;
      if (issue.message.endsWith('received undefined')) return 'is missing';
      return `must be ${type === 'true or false' ? '' : /^[aeiou]/.test(type) ? 'an ' : 'a '}${type}`;
    }
    default:
      return issue.message;
  }
}

function atLeast(origin: string, least: number, isInclusive: boolean): string {
  return counted(origin, 'least', least) ?? (isInclusive ? `must be at least ${least}` : `must be more than ${least}`);
}

function counted(origin: string, bound: 'least' | 'most', count: number): string | undefined {
  const unit = units[origin]?.[count === 1 ? 0 : 1];
  return unit && `must have at ${bound} ${count} ${unit}`;
}
