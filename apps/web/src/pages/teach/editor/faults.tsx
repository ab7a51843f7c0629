import type { Fault } from '@app/kernel/app-error.js';
import { createContext, useContext } from 'react';

/** What is wrong with the content that is being written; each field shows its own. */
export const Faults = createContext<readonly Fault[]>([]);

/** What is wrong at a place, or within what the field there holds. */
export function useFault(pointer: string, withParts = false): string | undefined {
  const faults = useContext(Faults).filter(
    (fault) => fault.pointer === pointer || (withParts && fault.pointer.startsWith(`${pointer}/`)),
  );
  return faults.length > 0 ? faults.map(({ message }) => message).join('; ') : undefined;
}
