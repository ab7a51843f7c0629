import { systemActor } from '@app/kernel/actor.js';
import type { NamedPerson } from './editors.store.js';

/** A person by name; who is not there any more, or never was one, too. */
export function named(id: string, names: ReadonlyMap<string, string>): NamedPerson {
  const displayName = id === systemActor.personId ? 'Rehearse' : (names.get(id) ?? 'Somebody who left');
  return { id, displayName };
}
