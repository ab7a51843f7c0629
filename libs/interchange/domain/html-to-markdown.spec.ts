import fc from 'fast-check';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { htmlToMarkdown } from './html-to-markdown.js';

const markdown = (html: string) => htmlToMarkdown(html).markdown;

it.each([
  ['What is a <b>heap</b>?', 'What is a **heap**?'],
  ['one<br>two<div>three</div><p>four</p>', 'one  \ntwo\n\nthree\n\nfour'],
  ['<ul><li>a<li>b<ol><li>c</li></ol></ul>after', '- a\n- b\n   1. c\n\nafter'],
  ['<b> spaced </b>out', '**spaced** out'],
  ['<b><i>both</i></b>', '***both***'],
  ['<strong>never <b>twice</b></strong>', '**never twice**'],
  ['O(<code>n*log(n)</code>)', 'O(`n*log(n)`)'],
  ['<code>a`b</code>', '``a`b``'],
  ['<pre>let a = 1;<br>  let b = "```";</pre>', '````\nlet a = 1;\n  let b = "```";\n````'],
  ['<a href="https://example.org/x?a=1&amp;b=2">see</a>', '[see](<https://example.org/x?a=1&b=2>)'],
  ['Wow!<a href="https://example.org/">see</a>', 'Wow\\![see](<https://example.org/>)'],
  ['!<a>x<a href="https://example.org/">see</a></a>', '!x[see](<https://example.org/>)'],
  ['!<a><a href="https://example.org/">see</a></a>', '\\![see](<https://example.org/>)'],
  ['<a href="javascript:alert(1)">see</a>', 'see'],
  ['a &lt; b &amp;&amp; c&nbsp;&gt; d &eacute; &#x41; &#66; &bogus;', 'a \\< b \\&\\& c \\> d é A B \\&bogus;'],
  ['<script>alert(1)</script>x<style>b{}</style>y<!-- z -->', 'xy'],
  ['# no heading', '\\# no heading'],
  ['1. no list', '1\\. no list'],
  ['2 &lt; 3 * 4 _ 5 [x](y) `z`', '2 \\< 3 \\* 4 \\_ 5 \\[x\\](y) \\`z\\`'],
  ['<h2>Title</h2>text', '**Title**\n\ntext'],
  ['<table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>', 'a · b\n\n1 · 2'],
  ['<img src=x onerror=alert(1)>', ''],
  ['O(n<sup>2</sup>) = x<sub>i+1</sub> <sup> 3 </sup>', String.raw`O(n^2) = x\_(i+1) ^3`],
  ['<code>2<sup>10</sup></code> 2<sup><b>k</b></sup>', '`2^10` 2^(**k**)'],
  ['a<sub></sub>b</sup>', 'ab'],
  ['1 < 2 and 3 > 2', '1 \\< 2 and 3 \\> 2'],
  ['<b>unclosed', '**unclosed**'],
  ['<b></b>', ''],
])('%s', (html, expected) => {
  expect(markdown(html)).toBe(expected);
});

it('names pictures and sounds that it leaves out', () => {
  expect(htmlToMarkdown('<img src="heap.png">text [sound:a b.mp3]')).toEqual({
    markdown: 'text',
    media: ['heap.png', 'a b.mp3'],
  });
});

it('names what shows something that is no text', () => {
  const html =
    '<iframe src="https://example.org/v"></iframe>a<object data="b.swf">c</object><math alttext="x^2"><mi>x</mi></math><svg/>d<math/>';
  expect(htmlToMarkdown(html)).toEqual({
    markdown: 'ad',
    media: ['https://example.org/v', 'b.swf', 'x^2', 'a picture', 'a formula'],
  });
});

const piece = fc.oneof(
  fc.string({ maxLength: 8 }),
  fc.constantFrom(
    '<b>',
    '</b>',
    '<i>',
    '<a href="http://x">',
    '</a>',
    '<code>',
    '</code>',
    '<pre>',
    '</pre>',
    '<sup>',
    '</sup>',
    '<sub>',
    '</sub>',
    '<li>',
    '<ul>',
    '</ul>',
    '<br>',
    '<div>',
    '</div>',
    '<!--',
    '-->',
    '<script',
    '>',
    '<',
    '&lt;',
    '&#60;',
    '```',
    '](',
    '<img src=x>',
    '![CDATA[',
    '\\',
  ),
);

interface Node {
  type: string;
  url?: string;
  children?: Node[];
}

it('makes of anything Markdown without HTML in it, and with no links but to the web', () => {
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
      const nodes: Node[] = [fromMarkdown(markdown(pieces.join('')))];
      for (const node of nodes) {
        expect(node.type).not.toMatch(/^(html|image|definition)/);
        if (node.type === 'link') expect(node.url).toMatch(/^https?:/);
        nodes.push(...(node.children ?? []));
      }
    }),
    { numRuns: 5_000 },
  );
});

it('takes time in proportion to what it is given', () => {
  // A quarter of a million opening brackets, quotes and marks: quadratic work would not end within the test.
  for (const unit of ['<', '<a "', '<b>', '&#', '`', '<!--', '[sound:', '<a href=', '<pre>', '<li>']) {
    expect(markdown(unit.repeat(250_000 / unit.length)).length).toBeGreaterThanOrEqual(0);
  }
});
