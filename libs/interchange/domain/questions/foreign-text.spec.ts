import { fromMarkdown } from 'mdast-util-from-markdown';
import { toMarkdown, toMarkdownLine } from './foreign-text.js';

it.each([
  ['html', 'a <b>heap</b>\nof', 'a **heap** of'],
  ['moodle', 'a <b>heap</b>\nof\n\nthings', 'a **heap**  \nof  \n\nthings'],
  ['moodle', 'What is List<String> and Map<K, V>?', String.raw`What is List\<String\> and Map\<K, V\>?`],
  ['moodle', 'i < 3 &amp;&amp; j > 4', String.raw`i \< 3 \&\& j \> 4`],
  ['moodle', '<BR/>x<p class="a">y</p>', 'x\n\ny'],
  ['plain', '# a\n  <b>\n\n1. c', '\\# a  \n\\<b\\>\n\n1\\. c'],
  ['markdown', ' # a\n\n```js\nx\n```\n', '# a\n\n```js\nx\n```'],
] as const)('%s: %j', (format, text, expected) => {
  expect(toMarkdown(text, format).markdown).toBe(expected);
});

it.each([
  ['html', '<p>a</p><p>b</p>', 'a b'],
  ['moodle', 'a\nb', 'a b'],
  ['plain', 'a\n\nb', 'a b'],
  ['markdown', 'a\nb', 'a\nb'],
] as const)('%s in one line: %j', (format, text, expected) => {
  expect(toMarkdownLine(text, format).markdown).toBe(expected);
});

it('tells of pictures', () => {
  expect(toMarkdown('<img src="@@PLUGINFILE@@/heap.png">x', 'html')).toEqual({
    markdown: 'x',
    media: ['@@PLUGINFILE@@/heap.png'],
  });
});

it('shows plain text as it is', () => {
  const text = '*a* _b_ <i>c</i> [d](e) `f`';
  const tree = fromMarkdown(toMarkdown(text, 'plain').markdown);
  expect(tree.children).toMatchObject([{ type: 'paragraph', children: [{ type: 'text', value: text }] }]);
});

it('tells of pictures in Markdown that are elsewhere, and not of those that came along', () => {
  const text = '![a](a.png "A [b]") ![b](<b.png> "B") ![c](https://example.org/c.png) ![d](image:00)';
  const find = (source: string) => (source === 'b.png' ? { hash: '11', name: 'b' } : undefined);
  expect(toMarkdown(text, 'markdown', find)).toEqual({
    markdown: '![a](a.png "A [b]") ![b](image:11) ![c](https://example.org/c.png) ![d](image:00)',
    media: ['https://example.org/c.png'],
  });
  expect(toMarkdown('![c](c.png)', 'markdown').media).toEqual(['c.png']);
});

it('takes time in proportion to Markdown, too', () => {
  for (const unit of ['![](', '![', '![](<', '![](a', '![a](b ', '![a](b)']) {
    const { markdown } = toMarkdown(unit.repeat(250_000 / unit.length), 'markdown', () => undefined);
    expect(markdown.length).toBeGreaterThan(200_000);
  }
});

it('takes time in proportion to what it is given', () => {
  for (const unit of ['<', '</', '<b', '\n', ' \n', '<br', '&lt;']) {
    for (const format of ['html', 'moodle', 'plain'] as const) {
      expect(toMarkdownLine(unit.repeat(250_000 / unit.length), format).media).toEqual([]);
    }
  }
});
