import type { Fault } from '@app/kernel/app-error.js';

/** What a person needs to sit an interview on equal terms. It belongs to the person and applies to all sittings. */
export interface Accommodation {
  /** Of every hard clock, from 1 to 10. */
  multiplier: number;
  /** Breaks beyond those of the interview; also where it grants none. */
  extraBreaks: number;
  /** How long an extra break may be, where the interview says nothing. */
  breakMinutes: number;
  /** The clock starts hidden; it can be shown. */
  hiddenClock: boolean;
  /** How many minutes before the end a warning is given, beside the usual ones; null: the usual ones. */
  warningMinutes: number | null;
}

/** An accommodation with whose it is, who granted it and why. */
export interface GrantedAccommodation extends Accommodation {
  personId: string;
  displayName: string;
  email: string;
  reason: string;
  /** Name of who granted it, or changed it last. */
  setByName: string | null;
  setAt: Date;
}

/** Everything as everybody has it: an accommodation that grants no more is none. */
export const noAccommodation: Accommodation = {
  multiplier: 1,
  extraBreaks: 0,
  breakMinutes: 10,
  hiddenClock: false,
  warningMinutes: null,
};

export const grantsNothing = ({ multiplier, extraBreaks, hiddenClock, warningMinutes }: Accommodation): boolean =>
  multiplier === 1 && extraBreaks === 0 && !hiddenClock && warningMinutes === null;

/** What is wrong with an accommodation that somebody wants to grant, and with the reason they give. */
export function checkAccommodation(accommodation: Accommodation, reason: string): Fault[] {
  const { multiplier, extraBreaks, breakMinutes, warningMinutes } = accommodation;
  const faults: Fault[] = [];
  const require = (isMet: boolean, pointer: string, message: string) => {
    if (!isMet) faults.push({ pointer, message });
  };
  const isWhole = (value: number, least: number, most: number) =>
    Number.isInteger(value) && value >= least && value <= most;
  const isMultiplier = multiplier >= 1 && multiplier <= 10 && Number(multiplier.toFixed(2)) === multiplier;
  require(isMultiplier, '/multiplier', 'must be from 1 to 10, with at most two decimals');
  require(isWhole(extraBreaks, 0, 20), '/extraBreaks', 'must be a whole number from 0 to 20');
  require(isWhole(breakMinutes, 1, 240), '/breakMinutes', 'must be a whole number from 1 to 240');
  const isWarning = warningMinutes === null || isWhole(warningMinutes, 1, 60);
  require(isWarning, '/warningMinutes', 'must be a whole number from 1 to 60, or null');
  const { length } = reason.trim();
  require(length >= 3 && length <= 500, '/reason', 'must have 3 to 500 characters');
  require(faults.length > 0 || !grantsNothing(accommodation), '', 'must grant something');
  return faults;
}

/** What is granted, in words: "1.5 times the time, 2 extra breaks of up to 10 minutes". */
export function accommodationText(accommodation: Accommodation): string {
  const { multiplier, extraBreaks, breakMinutes, hiddenClock, warningMinutes } = accommodation;
  const breaks = extraBreaks === 1 ? '1 extra break' : `${extraBreaks} extra breaks`;
  const parts = [
    multiplier > 1 && `${multiplier} times the time`,
    extraBreaks > 0 && `${breaks} of up to ${minutesText(breakMinutes)}`,
    hiddenClock && 'a clock that starts hidden',
    warningMinutes !== null && `a warning ${minutesText(warningMinutes)} before the end`,
  ];
  return parts.filter((part) => part !== false).join(', ');
}

const minutesText = (minutes: number): string => (minutes === 1 ? '1 minute' : `${minutes} minutes`);
