import { readQtiPackage } from './read-package.js';
import { resolvePath } from './package-path.js';

const item = (identifier: string) => `<assessmentItem identifier="${identifier}" title="${identifier}">
  <responseDeclaration identifier="R" cardinality="single" baseType="string"><correctResponse><value>x</value></correctResponse></responseDeclaration>
  <itemBody><p>Why?</p><p><textEntryInteraction responseIdentifier="R"/></p></itemBody></assessmentItem>`;
const resource = (href: string, inner = '', type = 'imsqti_item_xmlv2p1') =>
  `<resource identifier="r" type="${type}" href="${href}">${inner}<file href="${href}"/></resource>\n`;
const manifest = (resources: string, attributes = '') =>
  `<?xml version="1.0"?>\n<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" identifier="m"${attributes}><organizations/>\n<resources>\n${resources}</resources></manifest>`;
const read = (entries: Readonly<Record<string, string>>) => [...readQtiPackage(new Map(Object.entries(entries)))];

it('reads the items that a manifest names, with what it says of them', () => {
  const lom = `<metadata><schema>IMS Metadata</schema><imsmd:lom xmlns:imsmd="http://www.imsglobal.org/xsd/imsmd_v1p2">
    <imsmd:general><imsmd:title><imsmd:langstring xml:lang="en">A title</imsmd:langstring></imsmd:title>
    <imsmd:keyword><imsmd:langstring>graphs</imsmd:langstring><imsmd:langstring>Graphen</imsmd:langstring></imsmd:keyword>
    <imsmd:keyword><imsmd:string>level:senior</imsmd:string></imsmd:keyword></imsmd:general>
    <educational><typicalLearningTime><duration>PT1H1M5S</duration></typicalLearningTime></educational>
    <relation><kind><value>references</value></kind><resource><identifier><entry>https://example.org/</entry></identifier></resource></relation>
    <relation><kind><value>references</value></kind><resource><identifier><entry>javascript:x</entry></identifier></resource></relation>
    <relation><kind><value>ispartof</value></kind><resource><identifier><entry>https://example.org/2</entry></identifier></resource></relation>
    </imsmd:lom></metadata>`;
  const found = read({
    'imsmanifest.xml': manifest(resource('items/a%20b.xml', lom) + resource('c.xml')),
    'items/a b.xml': item('first'),
    'c.xml': item('second'),
    'imscp_v1p1.xsd': '<schema/>',
    'items/': '',
  });
  expect(found).toMatchObject([
    {
      at: { entry: 'items/a b.xml' },
      externalId: 'first',
      title: 'A title',
      tags: ['graphs', 'Graphen'],
      level: 'senior',
      content: {
        kind: 'short-text',
        prompt: 'Why?',
        estimatedSeconds: 3_665,
        references: [{ title: 'https://example.org/', url: 'https://example.org/' }],
      },
    },
    { at: { entry: 'c.xml' }, externalId: 'second', title: 'second', tags: [], content: { estimatedSeconds: 90 } },
  ]);
});

it('names what is missing, what nobody names, and what is no item', () => {
  const found = read({
    'imsmanifest.xml': manifest(
      resource('gone.xml') +
        resource('a.xml') +
        resource('./x/../a.xml') +
        resource('t.xml', '', 'imsqti_test_xmlv2p1') +
        resource('old.xml', '', 'imsqti_xmlv1p2') +
        resource('pic.png', '', 'webcontent'),
    ),
    'a.xml': '<a>\n&nbsp;</a>',
    't.xml': '<assessmentTest/>',
    'old.xml': '<questestinterop/>',
    'pic.png': '',
    'b.xml': item('unnamed'),
  });
  expect(found).toMatchObject([
    {
      at: { entry: 'imsmanifest.xml', line: 4 },
      refused: 'error',
      reason: 'names gone.xml, which is not in the package',
    },
    { at: { entry: 'a.xml', line: 2 }, refused: 'error', reason: expect.stringContaining('not well-formed') },
    { at: { entry: 'imsmanifest.xml', line: 6 }, refused: 'error', reason: 'names a.xml a second time' },
    {
      at: { entry: 't.xml' },
      refused: 'unsupported',
      reason: 'is a test: only its items are read, without their order',
    },
    { at: { entry: 'old.xml' }, refused: 'unsupported', reason: 'is QTI 1.2, which is not read' },
    { at: { entry: 'b.xml' }, refused: 'unsupported', reason: 'is not named in imsmanifest.xml, and not read' },
  ]);
});

it.each(['../a.xml', 'x/../../a.xml', '/a.xml', 'file:///a.xml', 'https://example.org/a.xml', '%2e%2e/a.xml'])(
  'refuses the address %s, which leads out of the package',
  (href) => {
    expect(read({ 'imsmanifest.xml': manifest(resource(href)), '../a.xml': item('x') })).toMatchObject([
      { refused: 'error', reason: `the item's address “${href}” leads out of the package` },
      { at: { entry: '../a.xml' }, refused: 'unsupported' },
    ]);
  },
);

it.each([
  ['', 'a/b.xml?x#y', { path: 'a/b.xml' }],
  ['q/', './b/../c.xml', { path: 'q/c.xml' }],
  ['q/', '../c.xml', { path: 'c.xml' }],
  ['', '', { problem: 'is no address of a file' }],
  ['', '%zz', { problem: 'is no address of a file' }],
  ['', './', { problem: 'is no address of a file' }],
  ['', 'a\\b', { problem: 'has a character that no path may have' }],
  ['', 'a%00', { problem: 'has a character that no path may have' }],
])('resolves %j and %j', (folder, address, expected) => {
  expect(resolvePath(folder, address)).toEqual(expected);
});

it('reads a package that was packed with its folder, and bases of addresses', () => {
  const found = read({
    'pack/imsmanifest.xml': manifest(resource('a.xml'), ' xml:base="items/"'),
    'pack/items/a.xml': item('x'),
  });
  expect(found).toMatchObject([{ at: { entry: 'pack/items/a.xml' }, externalId: 'x' }]);
});

it.each([
  [
    undefined,
    { at: { entry: 'imsmanifest.xml' }, refused: 'error', reason: 'is missing: each file is read as an item' },
  ],
  [
    '<manifest>\n',
    { at: { entry: 'imsmanifest.xml', line: 2 }, reason: 'not well-formed: <manifest> of line 1 is not closed' },
  ],
  ['<html/>', { at: { entry: 'imsmanifest.xml' }, reason: 'begins with <html>, which is no manifest' }],
])('reads what there is where the manifest is %j', (text, refused) => {
  const found = read({ ...(text !== undefined && { 'imsmanifest.xml': text }), 'a.xml': item('x'), 'b.txt': '' });
  expect(found).toMatchObject([refused, { at: { entry: 'a.xml' }, externalId: 'x' }]);
});
