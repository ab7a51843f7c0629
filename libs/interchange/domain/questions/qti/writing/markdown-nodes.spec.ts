import { element } from '../../xml/element.js';
import { writeElement } from '../../xml/write-xml.js';
import { blockNodes, lineNodes, markdownBlock, markdownLine } from './markdown-nodes.js';

const html = (markdown: string) =>
  blockNodes(markdown)
    .map((node) => (typeof node === 'string' ? node : writeElement(node)))
    .join('');

it.each([
  ['a **b** *c* ~~d~~ `e`', '<p>a <strong>b</strong> <em>c</em> <del>d</del> <code>e</code></p>'],
  ['***a*** 2 * 3 ** 4', '<p><strong>*a</strong>* 2 * 3 ** 4</p>'],
  [String.raw`\*a\* \<b\> \x`, String.raw`<p>*a* &lt;b&gt; \x</p>`],
  ['``a`b`` ` c', '<p><code>a`b</code> ` c</p>'],
  ['`` ` ``', '<p><code>`</code></p>'],
  [
    '[see *it*](https://example.org/?a=1&b=2) [x](javascript:y)',
    '<p><a href="https://example.org/?a=1&amp;b=2">see <em>it</em></a> [x](javascript:y)</p>',
  ],
  ['[see](<https://example.org/(x)>)', '<p><a href="https://example.org/(x)">see</a></p>'],
  ['a\nb  \nc\\\nd\n\ne', '<p>a b<br/>c<br/>d</p><p>e</p>'],
  ['# A *b*\ntext\n## C', '<h1>A <em>b</em></h1><p>text</p><h2>C</h2>'],
  ['- a\n  more\n- b\n\n1. c\n2) d', '<ul><li>a more</li><li>b</li></ul><ol><li>c</li><li>d</li></ol>'],
  ['text\n- a', '<p>text</p><ul><li>a</li></ul>'],
  ['```js\nlet a = `<b>`;\n\n  x\n```\nafter', '<pre><code>let a = `&lt;b&gt;`;\n\n  x</code></pre><p>after</p>'],
  ['~~~\nunclosed\n```', '<pre><code>unclosed\n```</code></pre>'],
  ['<b>a</b> &amp;', '<p>&lt;b&gt;a&lt;/b&gt; &amp;amp;</p>'],
  ['| a | b |\n| - | - |', '<p>| a | b | | - | - |</p>'],
])('shows %j as %s', (markdown, expected) => {
  expect(html(markdown)).toBe(expected);
});

it('keeps Markdown beside what it does not follow from', () => {
  expect(markdownBlock('A **b**').attributes.size).toBe(0);
  expect(markdownBlock('# A').attributes.get('data-markdown')).toBe('# A');
  expect(markdownLine('a `b`')).toEqual({ attributes: {}, children: ['a ', element('code', {}, 'b')] });
  expect(markdownLine('a\nb').attributes).toEqual({ 'data-markdown': 'a\nb' });
  expect(lineNodes('# a')).toEqual(['# a']);
});

it('takes little time for any text of the length that a question may have', () => {
  for (const unit of [
    '*',
    '**a',
    '`',
    '``a`',
    '[',
    '[a](',
    '[a](<https:x',
    '\n',
    '- \n',
    '~',
    '~~',
    '\\',
    '```\n',
    '# \n',
    'a\n',
    ' ',
    '*a **b ~~c ',
  ]) {
    expect(blockNodes(unit.repeat(20_000 / unit.length))).toBeDefined();
  }
});
