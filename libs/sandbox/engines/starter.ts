import type { Signature } from '@app/kernel/signature.js';
import type { ExternalLanguage } from './engine.js';
import { harnesses } from './harness/harnesses.js';
import { carried, UnsupportedType } from './harness/types.js';

/**
 * What a candidate finds in the editor: the signature to fill in, with the classes told that are given.
 * Undefined where the signature has a type that the languages outside can't be given.
 */
export function starterOf(signature: Signature, language: ExternalLanguage): string | undefined {
  try {
    return harnesses[language].starter(carried(signature));
  } catch (error) {
    if (error instanceof UnsupportedType) return undefined;
    throw error;
  }
}
