import fc from 'fast-check';
import { hashOfToken, isTokenText, newTokenText } from './token-text.js';

describe('the text of an access token', () => {
  it('says what it is, is 53 characters, and never the same', () => {
    const texts = Array.from({ length: 1_000 }, newTokenText);
    for (const text of texts) expect(text).toMatch(/^rhs_[\w-]{49}$/);
    expect(texts.every(isTokenText)).toBe(true);
    expect(new Set(texts).size).toBe(1_000);
  });

  it('keeps its checksum from one release to the next', () => {
    expect(isTokenText(`rhs_${'A'.repeat(43)}NgTFrg`)).toBe(true);
  });

  it('is refused with any one character mistyped, left out or put in', () => {
    const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'];
    const mistyped = fc.record({ at: fc.nat(52), by: fc.constantFrom(...alphabet) });
    fc.assert(
      fc.property(mistyped, ({ at, by }) => {
        const text = newTokenText();
        const wrong = text.slice(0, at) + by + text.slice(at + 1);
        expect(isTokenText(wrong)).toBe(wrong === text);
        expect(isTokenText(text.slice(0, at) + text.slice(at + 1))).toBe(false);
        expect(isTokenText(text.slice(0, at) + by + text.slice(at))).toBe(false);
      }),
    );
  });

  it.each(['', 'rhs_', 'A'.repeat(43), ` ${newTokenText()}`, `${newTokenText()}\n`, `rhs_${'é'.repeat(49)}`])(
    'is not %j',
    (text) => expect(isTokenText(text)).toBe(false),
  );

  it('is stored as a digest of all of it', () => {
    const text = newTokenText();
    expect(hashOfToken(text)).toHaveLength(32);
    expect(hashOfToken(text)).not.toEqual(hashOfToken(newTokenText()));
  });
});
