import fc from 'fast-check';
import { checkContent } from '../check-content.js';
import type { Content } from '../content.js';
import { imageMarkdown, imagesOf, mapTexts, replaceImages, splitAtImages } from './image-links.js';

const hash = 'ab'.repeat(32);
const content = (fields: object): Content => ({
  kind: 'single-choice',
  prompt: 'Which?',
  options: [
    { id: 'a', text: 'one' },
    { id: 'b', text: 'two' },
  ],
  key: 'a',
  explanation: 'So.',
  estimatedSeconds: 30,
  references: [],
  ...fields,
});

it('finds the pictures of all that readers see, each once, where it is first', () => {
  const other = 'cd'.repeat(32);
  const shown = content({
    prompt: `Look: ![a tree](image:${hash}) and ![again](image:${hash})`,
    options: [
      { id: 'a', text: `![left](image:${other})` },
      { id: 'b', text: 'two' },
    ],
  });
  expect([...imagesOf(shown)]).toEqual([
    [hash, '/prompt'],
    [other, '/options/0/text'],
  ]);
  expect(imagesOf(content({ prompt: `![far](https://example.org/x.png) and image:${hash}` })).size).toBe(0);
});

it('asks for words that say what is on a picture, and for an address that can be one', () => {
  expect(checkContent(content({ prompt: `![a tree](image:${hash})` })).faults).toEqual([]);
  expect(checkContent(content({ prompt: `![ ](image:${hash})`, explanation: '![x](image:abc)' })).faults).toEqual([
    { pointer: '/prompt', message: expect.stringContaining('in words') },
    { pointer: '/explanation', message: expect.stringContaining('not well-formed') },
  ]);
});

it('reads every text for a picture that it writes', () => {
  fc.assert(
    fc.property(fc.string({ maxLength: 200 }), (alt) => {
      const [part, ...others] = splitAtImages(imageMarkdown(alt, hash));
      expect(others).toEqual([]);
      expect(part).toMatchObject({ hash });
    }),
  );
});

it('changes texts, and nothing else', () => {
  const shown = content({ prompt: `A ![b](image:${hash}) c`, key: 'b' });
  const changed = mapTexts(shown, (text) => replaceImages(text, ({ alt }) => alt.toUpperCase()));
  expect(changed).toEqual({ ...shown, prompt: 'A B c' });
});

it('is quick on what looks like very many pictures', () => {
  const start = performance.now();
  expect(splitAtImages('!['.repeat(10_000))).toHaveLength(1);
  expect(splitAtImages('![](image:'.repeat(2_000))).toHaveLength(1);
  expect(performance.now() - start).toBeLessThan(500);
});
