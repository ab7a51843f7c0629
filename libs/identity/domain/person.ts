import { roles, type Role } from '@app/kernel/actor.js';
import type { Fault } from '@app/kernel/app-error.js';
import { isTimeZone } from './time-zone.js';

/** What a person may see of their own account. */
export interface Person {
  id: string;
  email: string;
  displayName: string;
  role: Role;
  /** IANA name. */
  timeZone: string;
  /** Local hour at which a study day ends. */
  rolloverHour: number;
  desiredRetention: number;
  createdAt: Date;
}

/** A person as an admin sees them. */
export interface ManagedPerson {
  id: string;
  email: string;
  displayName: string;
  role: Role;
  disabled: boolean;
  createdAt: Date;
}

/** The settings a person may change. */
export type PersonSettings = Pick<Person, 'displayName' | 'timeZone' | 'rolloverHour' | 'desiredRetention'>;

/** What a person studies by who has chosen nothing. */
export const defaultStudySettings = { rolloverHour: 4, desiredRetention: 0.9 } as const;

/** Each role may do what the roles before it may. */
export const isAtLeast = (role: Role, wanted: Role): boolean => roles.indexOf(role) >= roles.indexOf(wanted);

/** What is wrong with new settings. */
export function checkSettings(settings: { [K in keyof PersonSettings]?: PersonSettings[K] | undefined }): Fault[] {
  const { displayName, timeZone, rolloverHour, desiredRetention } = settings;
  const faults: Fault[] = [];
  const require = (isMet: boolean, name: keyof PersonSettings, message: string) => {
    if (!isMet) faults.push({ pointer: `/${name}`, message });
  };
  if (displayName !== undefined) {
    const { length } = displayName.trim();
    require(length >= 1 && length <= 100, 'displayName', 'must have 1 to 100 characters');
  }
  if (timeZone !== undefined) require(isTimeZone(timeZone), 'timeZone', 'must be the name of an IANA time zone');
  if (rolloverHour !== undefined) {
    const isHour = Number.isInteger(rolloverHour) && rolloverHour >= 0 && rolloverHour <= 23;
    require(isHour, 'rolloverHour', 'must be a whole hour from 0 to 23');
  }
  if (desiredRetention !== undefined) {
    require(desiredRetention >= 0.7 && desiredRetention <= 0.97, 'desiredRetention', 'must be from 0.7 to 0.97');
  }
  return faults;
}
