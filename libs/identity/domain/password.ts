import type { Fault } from '@app/kernel/app-error.js';
import { commonPasswords } from './common-passwords.js';

export const passwordLength = { min: 8, max: 128 } as const;

/** The one form of a password that is hashed: the same characters typed on two systems are the same password. */
export const normalPassword = (password: string): string => password.normalize('NFC');

/** What is wrong with a new password. Length and being guessable count; composition doesn't (NIST SP 800-63B §3.1.1.2). */
export function checkPassword(password: string, owner: { email: string; displayName: string }): Fault[] {
  const length = [...normalPassword(password)].length;
  const fault = (message: string): Fault[] => [{ pointer: '/password', message }];
  if (length < passwordLength.min) return fault(`must have at least ${passwordLength.min} characters`);
  if (length > passwordLength.max) return fault(`must have at most ${passwordLength.max} characters`);
  const plain = folded(password);
  if (commonPasswords.has(plain)) return fault('is one of the passwords that are tried first');
  if (namesOf(owner).includes(plain)) return fault('must not be the name or e-mail address');
  return [];
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().trim();

function namesOf({ email, displayName }: { email: string; displayName: string }): string[] {
  const address = folded(email);
  return [address, address.split('@')[0] ?? '', folded(displayName), folded(displayName).replaceAll(/\s/g, '')];
}
