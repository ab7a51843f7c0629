import { IANAZone } from 'luxon';

/** Whether a name is of the IANA time zone database; offsets such as `+02:00` are not. */
export const isTimeZone = (name: string): boolean => /^[A-Za-z][\w+/-]{1,63}$/.test(name) && IANAZone.isValidZone(name);
