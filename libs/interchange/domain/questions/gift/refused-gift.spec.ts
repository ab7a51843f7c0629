import type { ReadRecord } from '../question-record.js';
import { readGift } from './read-gift.js';

const read = (text: string) => [...readGift(text)];
const one = (text: string): ReadRecord | undefined => {
  const [record, ...others] = read(text);
  expect(others).toEqual([]);
  return record;
};

describe('what is refused', () => {
  it.each([
    ['Only a text.', 'unsupported', 1, 'description'],
    ['[html]<img src\\="a.png">{T}', 'unsupported', 1, 'nothing but pictures'],
    ['Q{=<img src\\="a.png"> ~b}', 'unsupported', 1, 'nothing but pictures'],
    ['Write.{}', 'unsupported', 1, 'model answer'],
    ['Q{=a =b ~c}', 'unsupported', 1, 'several answers are right'],
    ['Q{=*}', 'unsupported', 1, 'any answer'],
    ['Q{=%50%a}', 'unsupported', 1, 'full marks'],
    ['Q{#=1 =2}', 'unsupported', 1, 'several numbers'],
    ['Q{#*}', 'unsupported', 1, 'any number'],
    ['Q{=a ~b ~c ~d ~e ~f ~g ~h ~i ~j ~k ~l ~m}', 'unsupported', 1, 'options'],
    ['Q{=a->b}', 'unsupported', 1, 'left'],
    ['Q{=a\n~b\n~}', 'error', 3, 'empty'],
    ['Q{~a ~b}', 'error', 1, 'no answer is right'],
    ['Q{~%-50%a ~b}', 'error', 1, 'no answer is right'],
    ['Q{=a ~b', 'error', 1, '“{” without “}”'],
    ['Q\n=a}', 'error', 2, '“}” without “{”'],
    ['f() { x } is{=a ~b}', 'error', 1, 'second “{”'],
    ['Q{=a {b} ~c}', 'error', 1, '“{” within'],
    ['{=a ~b}', 'error', 1, 'no question'],
    ['::no end{=a ~b}', 'error', 1, 'title'],
    ['Q{=a->b\n=c}', 'error', 2, '->'],
    ['Q{#\n=3,5}', 'error', 2, 'no number'],
    ['Q{#5..1}', 'error', 1, 'no number'],
    ['Q{#1:2:3}', 'error', 1, 'no number'],
    ['Q{#}', 'error', 1, 'none is given'],
  ])('%s', (text, refused, line, reason) => {
    expect(one(text)).toMatchObject({ refused, at: { line }, reason: expect.stringContaining(reason) });
  });

  it('tells all faults of a question, each with its line', () => {
    expect(one('\nQ{#\n=x\n=2:y\n=}')).toMatchObject({
      at: { line: 3 },
      reason: expect.stringMatching(/^“x” .*line 4: “2:y” .*$/s),
    });
  });

  it('refuses a question that is too long', () => {
    expect(one(`Q${'x'.repeat(200_001)}{T}`)).toMatchObject({
      refused: 'unsupported',
      reason: expect.stringContaining('longer'),
    });
  });

  it('goes on with the next question', () => {
    expect(
      read('Q{=a ~b\n\nOne{T}\n\n}\n\nTwo{F}').map((record) => ('refused' in record ? record.at.line : 'read')),
    ).toEqual([1, 'read', 5, 'read']);
  });
});
