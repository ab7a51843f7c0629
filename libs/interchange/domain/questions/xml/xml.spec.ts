import fc from 'fast-check';
import {
  block,
  element,
  elementsOf,
  firstOf,
  longBlock,
  textWithin,
  type XmlElement,
  type XmlNode,
} from './element.js';
import { maxCharacters, readXml, readXmlRecords } from './read-xml.js';
import { isXmlText, writeXml } from './write-xml.js';

/** A tree without lines, adjacent texts joined: as comparable as documents are. */
function plain(node: XmlElement): unknown {
  const children: unknown[] = [];
  for (const child of node.children) {
    if (typeof child !== 'string') children.push(plain(child));
    else if (typeof children.at(-1) === 'string') children.push(`${String(children.pop())}${child}`);
    else if (child) children.push(child);
  }
  return { name: node.name, attributes: Object.fromEntries(node.attributes), children };
}

const read = (text: string) => {
  const found = readXml(text);
  return 'fault' in found ? found : plain(found);
};

it('reads elements, attributes, text, CDATA and the line where each begins', () => {
  const text = [
    '\ufeff<?xml version="1.0"?>',
    '<!-- <not> & read -->',
    '<qti:a xml:base="x/" B=\'"&lt;\n>\'>1 &lt; 2',
    '<b\n c="d"/>',
    '<b><![CDATA[<p>&nbsp;</p>]]>&#x41;&#66;</b></qti:a>',
  ].join('\r\n');
  const root = readXml(text) as XmlElement;
  expect(plain(root)).toEqual({
    name: 'qti:a',
    attributes: { 'xml:base': 'x/', B: '"< >' },
    children: [
      '1 < 2\n',
      { name: 'b', attributes: { c: 'd' }, children: [] },
      '\n',
      { name: 'b', attributes: {}, children: ['<p>&nbsp;</p>AB'] },
    ],
  });
  expect(elementsOf(root, 'b').map(({ line }) => line)).toEqual([5, 7]);
  expect(textWithin(root)).toBe('1 < 2\n\n<p>&nbsp;</p>AB');
  expect(firstOf(root, 'c')).toBeUndefined();
});

it.each([
  ['', 1, 'has no element'],
  ['\n<a>\n<b>\n</a>', 4, 'has a </a> where </b> of line 3 is to be closed'],
  ['<a>\n<b>', 2, '<b> of line 2 is not closed'],
  ['<a/></a>', 1, 'has a </a> where nothing is to be closed'],
  ['<a/>\n<b/>', 2, 'has a second root <b>'],
  ['<a/>\ntext', 2, 'has text outside of its root'],
  ['<![CDATA[x]]><a/>', 1, 'has text outside of its root'],
  ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', 1, 'has a DOCTYPE or another declaration: none is read'],
  ['<a><!ELEMENT b></a>', 1, 'has a DOCTYPE or another declaration: none is read'],
  ['<a>\n\n&nbsp;</a>', 3, 'has an "&" that begins no reference of XML'],
  ['<a b="&"/>', 1, 'has an "&" that begins no reference of XML'],
  ['<a>&#1114112;</a>', 1, 'has an "&" that begins no reference of XML'],
  ['<a>1 < 2</a>', 1, 'has a "<" that begins no tag: as text it is written &lt;'],
  ['<a b=c/>', 1, 'has a tag <a> with an attribute or an end that is not well-formed'],
  ['<a b="<"/>', 1, 'has a tag <a> with an attribute or an end that is not well-formed'],
  ['<a b="1" b="2"/>', 1, 'has the attribute b twice in a tag'],
  ['<a', 1, 'has a tag <a> with an attribute or an end that is not well-formed'],
  ['<a></a', 1, 'has a tag </a> with no end'],
  ['<a><!-- x', 1, 'has a <!-- without its -->'],
  ['<a><![CDATA[ x ]]', 1, 'has a <![CDATA[ without its ]]>'],
  ['<a>\u0001</a>', 1, 'has a character that XML does not allow'],
  ['<a>&#0;</a>', 1, 'has a character that XML does not allow'],
  ['<a b="&#x1F;"/>', 1, 'has a character that XML does not allow'],
  ['<a>&#xD800;</a>', 1, 'has a character that XML does not allow'],
  ['<a>'.repeat(101), 1, 'has elements in more than 100 others'],
  [`<${'a'.repeat(101)}/>`, 1, `has a tag <${'a'.repeat(100)}> with an attribute or an end that is not well-formed`],
])('refuses %j', (text, line, fault) => {
  expect(readXml(text)).toEqual({ fault, line });
});

it('refuses an element with too many in it', () => {
  expect(readXml(`<a>${'<b/>'.repeat(200_000)}</a>`)).toEqual({
    fault: 'has more than 200000 elements in one',
    line: 1,
  });
});

it('refuses what is too long before it reads any of it', () => {
  expect(readXml(' '.repeat(maxCharacters + 1))).toEqual({
    fault: `is longer than ${maxCharacters} characters`,
    line: 1,
  });
});

it('hands on what comes before a fault', () => {
  const found = [...readXmlRecords('<quiz>\n<q n="1"/>\n<q n="2">x</q><q>\n&bad;</q><q/></quiz>', 'quiz')];
  expect(found.map((each) => ('fault' in each ? each : plain(each)))).toEqual([
    { name: 'q', attributes: { n: '1' }, children: [] },
    { name: 'q', attributes: { n: '2' }, children: ['x'] },
    { fault: 'has an "&" that begins no reference of XML', line: 4 },
  ]);
  expect([...readXmlRecords('<html/>', 'quiz')]).toEqual([{ fault: 'begins with <html>, not <quiz>', line: 1 }]);
});

it('has no limit on how many records there are', () => {
  let records = 0;
  for (const found of readXmlRecords(`<quiz>${'<q><a/></q>'.repeat(150_000)}</quiz>`, 'quiz')) {
    if ('name' in found) records += 1;
  }
  expect(records).toBe(150_000);
});

it('keeps names that every object has', () => {
  const root = readXml('<__proto__ constructor="x"><toString/></__proto__>') as XmlElement;
  expect(root.attributes.get('constructor')).toBe('x');
  expect(firstOf(root, 'toString')?.line).toBe(1);
});

const name = fc.constantFrom('a', 'b-c', 'qti:d', '__proto__', 'é');
const text = fc
  .array(fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('\r\n', '\t', ']]>', '&amp;', '<b>', '"', "'", '😀')))
  .map((pieces) => pieces.join(''))
  .filter((whole) => isXmlText([whole]));
const tree = fc.letrec<{ node: XmlElement }>((tie) => ({
  node: fc
    .tuple(name, fc.dictionary(name, text, { maxKeys: 3 }), fc.array(fc.oneof(text, tie('node')), { maxLength: 4 }))
    .map(([tag, attributes, children]: [string, Record<string, string>, XmlNode[]]) =>
      element(tag, attributes, ...children),
    ),
})).node;

it('reads what it writes', () => {
  fc.assert(fc.property(tree, (root) => expect(read(writeXml(root))).toEqual(plain(root))));
});

it('writes characters that XML can not hold as one that stands for them', () => {
  expect(isXmlText({ a: ['ok', '\ud800'] })).toBe(false);
  expect(writeXml(element('a', { b: '\u0000' }, 'x\u0008', element('c')))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<a b="\ufffd">x\ufffd<c/></a>\n',
  );
  expect(writeXml(block('a', { b: undefined }, element('c'), element('d')))).toContain('<a>\n<c/>\n<d/>\n</a>');
});

it('writes more children than a call has arguments', () => {
  const children = Array.from({ length: 300_000 }, () => element('b'));
  expect(writeXml(longBlock('a', {}, children)).length).toBeGreaterThan(1_500_000);
});

it('never throws, whatever it is given, in time that grows with its length', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</',
    '/>',
    '<a',
    '</a>',
    '<a>',
    ' b="',
    '"',
    '&',
    '&lt;',
    '<!--',
    '<![CDATA[',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      expect(readXml(pieces.join(''))).toBeDefined();
    }),
  );
  for (const unit of ['<a>', '<a/>', '<!--', '&#', '&lt;', '<a b="', ' ', '<?', '\r', '<a b="c" ', ']]>', '\n']) {
    for (const before of ['', '<a>', '<a ']) {
      expect(readXml(before + unit.repeat(1_000_000 / unit.length))).toHaveProperty('fault');
    }
  }
});
