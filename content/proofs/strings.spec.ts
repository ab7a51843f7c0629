import { starterContent } from './pack.js';

const pack = 'dsa-foundations';
const topic = 'strings';

it('strings-concatenation-in-a-loop', () => {
  const { options, key } = starterContent(pack, topic, 'strings-concatenation-in-a-loop', 'single-choice');
  let copied = 0;
  for (let length = 0; length < 10_000; length++) copied += length + 1;
  expect(options.find((option) => option.id === key)?.text).toBe(`About ${Math.round(copied / 1e6)} million`);
});

it('strings-run-length-output', () => {
  const { key } = starterContent(pack, topic, 'strings-run-length-output', 'short-text');
  const text = 'aaabccdddd';
  let out = '';
  let run = 1;
  for (let i = 1; i < text.length; i++) {
    if (text[i] === text[i - 1]) run++;
    else {
      out += `${text[i - 1]}${run}`;
      run = 1;
    }
  }
  expect(key.accepted).toEqual([out]);
});

it('strings-utf8-byte-count', () => {
  const { prompt, key } = starterContent(pack, topic, 'strings-utf8-byte-count', 'numeric');
  const text = 'na\u00efve caf\u00e9 \u2615';
  expect(prompt).toContain(`\n${text}\n`);
  expect(key).toEqual({ value: Buffer.byteLength(text, 'utf8') });
});

it('strings-distinct-window-bug', () => {
  const { options, key } = starterContent(pack, topic, 'strings-distinct-window-bug', 'single-choice');
  const code = (text: string) => {
    const last = new Map<string, number>();
    let left = 0;
    let best = 0;
    for (const [i, ch] of text.split('').entries()) {
      if (last.has(ch)) left = last.get(ch)! + 1;
      last.set(ch, i);
      best = Math.max(best, i - left + 1);
    }
    return best;
  };
  const bruteForce = (text: string) => {
    let best = 0;
    for (let from = 0; from < text.length; from++) {
      for (let to = from + 1; to <= text.length; to++) {
        if (new Set(text.slice(from, to)).size === to - from) best = Math.max(best, to - from);
      }
    }
    return best;
  };
  const wrong = options.filter(({ text }) => {
    const input = text.replaceAll('`', '');
    return code(input) !== bruteForce(input);
  });
  expect(wrong.map((option) => option.id)).toEqual([key]);
});

it('strings-unicode-normal-forms', () => {
  const { options, key } = starterContent(pack, topic, 'strings-unicode-normal-forms', 'multiple-choice');
  const decode = (spelling: string) =>
    [...spelling.matchAll(/U\+([0-9A-F]{4})/g)].map((match) => String.fromCodePoint(parseInt(match[1]!, 16))).join('');
  const same = options.filter(({ text }) => {
    const [first, second] = text
      .split(' (')[0]!
      .split(' and ')
      .map((spelling) => decode(spelling).normalize('NFC'));
    return first === second;
  });
  expect(same.map((option) => option.id)).toEqual(key);
});
