import fc from 'fast-check';
import { AppError } from '@app/kernel/app-error.js';
import { parseJson } from './json-body.js';

const parse = (text: string) => parseJson(Buffer.from(text));
const codeOf = (body: Buffer | string): string | undefined => {
  try {
    parseJson(Buffer.from(body));
    return undefined;
  } catch (error) {
    return error instanceof AppError ? error.code : `not ours: ${String(error)}`;
  }
};
const nested = (levels: number, open = '[', close = ']') => open.repeat(levels) + close.repeat(levels);

describe('a JSON body', () => {
  it('reads as JSON.parse reads it, whatever the value', () => {
    const value = fc
      .jsonValue({ maxDepth: 8, noUnicodeString: false })
      .filter((sample) => codeOf(JSON.stringify(sample)) === undefined);
    fc.assert(
      fc.property(value, (sample) => expect(parse(JSON.stringify(sample))).toEqual(JSON.parse(JSON.stringify(sample)))),
    );
  });

  it('may be empty', () => expect(parseJson(Buffer.alloc(0))).toBeUndefined());

  it('may nest 32 levels and no deeper', () => {
    expect(codeOf(nested(32))).toBeUndefined();
    expect(codeOf(nested(33))).toBe('request.malformed');
    expect(codeOf(`{"a":${nested(31)}}`)).toBeUndefined();
    expect(codeOf(`{"a":${nested(32)}}`)).toBe('request.malformed');
  });

  it('is refused for its depth before anything recurses over it', () => {
    expect(codeOf(nested(100_000))).toBe('request.malformed');
    expect(codeOf(`{"a":`.repeat(50_000) + '1' + '}'.repeat(50_000))).toBe('request.malformed');
  });

  it('does not count brackets within strings', () => {
    expect(parse(JSON.stringify({ text: '[[{{"\\['.repeat(200) }))).toEqual({ text: '[[{{"\\['.repeat(200) });
    expect(codeOf(String.raw`["\\","[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["]`)).toBeUndefined();
  });

  it.each([
    ['U+0000 in a value', String.raw`{"a":"x\u0000y"}`],
    ['U+0000 in a key', String.raw`{"x\u0000y":1}`],
    ['U+0000 deep within', String.raw`{"a":[{"b":["\u0000"]}]}`],
    ['a lone high surrogate', String.raw`{"a":"\ud800"}`],
    ['a lone low surrogate', String.raw`["\udc00x"]`],
    ['surrogates in the wrong order', String.raw`["\udc00\ud800"]`],
    ['a lone surrogate in a key', String.raw`{"\uDBFF":1}`],
    ['__proto__', `{"__proto__":{"admin":true}}`],
    ['__proto__ by escapes', String.raw`{"\u005f_proto__":{"admin":true}}`],
    ['__proto__ deep within', `{"a":[{"__proto__":1}]}`],
    ['constructor.prototype', `{"constructor":{"prototype":{"admin":true}}}`],
    ['no JSON', `{"a":`],
    ['a raw NUL', '{"a":"\0"}'],
    ['two values', '{}{}'],
    ['only closing brackets', ']'],
  ])('is refused with %s', (_, text) => expect(codeOf(text)).toBe('request.malformed'));

  it('is refused where it is not UTF-8', () => {
    expect(codeOf(Buffer.from([0x22, 0xff, 0x22]))).toBe('request.malformed');
    expect(codeOf(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe('request.malformed');
    expect(codeOf(Buffer.from('{"a":1}', 'utf16le'))).toBe('request.malformed');
  });

  it('may hold pairs of surrogates and the word constructor', () => {
    expect(parse(String.raw`{"constructor":"\ud83d\ude00"}`)).toEqual({ constructor: '😀' });
    expect(parse('{"constructor":{"name":1}}')).toEqual({ constructor: { name: 1 } });
  });

  it('never throws anything but a refusal', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect([undefined, 'request.malformed']).toContain(codeOf(Buffer.from(bytes)));
      }),
    );
  });
});
