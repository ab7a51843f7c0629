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
  return [{ pointer: pointerOf(path), message: issue.message }];
}
