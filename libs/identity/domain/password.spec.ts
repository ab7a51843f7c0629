import fc from 'fast-check';
import { commonPasswords } from './common-passwords.js';
import { checkPassword, normalPassword } from './password.js';

const owner = { email: 'Ada.Lovelace@Example.org', displayName: 'Ada Lovelace' };
const isRefused = (password: string) => checkPassword(password, owner).length > 0;

describe('a new password', () => {
  it('may be any 8 to 128 characters that are not easily guessed', () => {
    const anything = fc.string({ unit: 'grapheme-composite', minLength: 8, maxLength: 128 }).filter((text) => {
      const { length } = [...text.normalize('NFC')];
      return length >= 8 && length <= 128;
    });
    fc.assert(
      fc.property(anything, (text) => expect(checkPassword(text, { email: 'a@b.c', displayName: 'a' })).toEqual([])),
    );
  });

  it('has at least 8 and at most 128 characters, counted as people count them', () => {
    expect(isRefused('1$Gq7_z')).toBe(true);
    expect(isRefused('1$Gq7_zK')).toBe(false);
    expect(isRefused('😀'.repeat(8))).toBe(false);
    expect(isRefused('x'.repeat(128))).toBe(false);
    expect(isRefused('x'.repeat(129))).toBe(true);
  });

  it('is none of those that are tried first, in whatever case', () => {
    expect(commonPasswords.size).toBeGreaterThan(300);
    for (const common of commonPasswords) {
      expect(isRefused(common)).toBe(true);
      expect(isRefused(common.toUpperCase())).toBe(true);
      expect([...common].length).toBeGreaterThanOrEqual(8);
      expect(common).toBe(common.toLowerCase());
    }
  });

  it.each(['ada.lovelace@example.org', 'ADA.LOVELACE', 'ada lovelace', 'AdaLovelace'])('is not its owner: %s', (name) =>
    expect(checkPassword(name, owner)).toEqual([{ pointer: '/password', message: expect.any(String) }]),
  );

  it('is the same however its characters are composed', () => {
    expect(normalPassword('Zürich-über')).toBe(normalPassword('Zürich-über'));
  });
});
