import type { Signature } from '@app/kernel/signature.js';
import { externalLanguages } from '../engine.js';
import { harnesses } from './harnesses.js';
import { carried } from './types.js';
import { starterOf } from '../starter.js';

const signature: Signature = {
  kind: 'function',
  name: 'f',
  parameters: [{ name: 'in', type: { kind: 'array', of: { kind: 'int' } } }],
  returns: { kind: 'int' },
};
const source = [
  '/* import x; */',
  '// import y',
  'package a.b;',
  'import java.util.List; // a list',
  '',
  'public final class Solution {}',
  'x',
];

it.each(externalLanguages)('%s: the candidate keeps lines of its own', (language) => {
  const marked =
    language === 'java'
      ? source
      : language === 'go'
        ? ['// package b', 'package a', 'import "fmt"', 'x']
        : ['a', 'b', 'x'];
  const program = harnesses[language].program(carried(signature), marked.join('\n'));
  const start = { java: 0, go: 1, rust: 0, cpp: program.split('\n').indexOf('#line 1 "solution.cpp"') + 1 }[
    language as string
  ];
  const from =
    start ??
    program.split('\n').indexOf({ csharp: '#line 1 "solution.cs"', ruby: '__END__' }[language as string] ?? '') + 1;
  expect(program.split('\n')[from + marked.length - 1]).toBe('x');
});

it('puts the main class of Java behind the imports and takes "public" from the others', () => {
  const lines = harnesses.java.program(carried(signature), source.join('\n')).split('\n');
  expect(lines[0]).toContain('import java.util.*;');
  expect(lines.findIndex((line) => line.includes('class Main'))).toBe(3);
  expect(lines[5]).toBe('       final class Solution {}');
  expect(lines[2]).not.toContain('package');
});

it('writes Java in ASCII', () => {
  expect(harnesses.java.program(carried(signature), 'class Solution { String s = "é😀"; }')).toContain(
    '"\\u00e9\\ud83d\\ude00"',
  );
});

it.each([
  ['no package and no import', 'func f(in []int) int { return 0 }'],
  ['a group', 'package main\n\nimport (\n\t"fmt"\n\tm "math"\n)\n\nfunc f(in []int) int { return 0 }'],
  ['single imports', 'package main; import "fmt"\nimport _ "os"\n// import "no"\nfunc f(in []int) int { return 0 }'],
])('begins Go before any code of the candidate: %s', (_, text) => {
  const program = harnesses.go.program(carried(signature), text);
  expect(program.indexOf('var _ = rehearseBegin()')).toBeLessThan(program.indexOf('func f('));
  expect(program.indexOf('var _ = rehearseBegin()')).toBeGreaterThan(program.search(/import _? ?"(fmt|os)"|m "math"/));
  expect(program.match(/^.*package main/m)).not.toBeNull();
});

it.each([
  ['comments', '/**/'.repeat(16_000)],
  ['an import without an end', `import ${'a '.repeat(30_000)}`],
  ['a group without an end', `package main\nimport (${'/* ) */ "x" '.repeat(5_000)}`],
  ['spaces', `public${' '.repeat(60_000)}x`],
])('is not held up by %s', (_, text) => {
  for (const language of externalLanguages) harnesses[language].program(carried(signature), text);
});

it.each([
  ['java', '    public void put(ListNode class_) {', '    public Double top() {'],
  ['go', 'func (this *Shelf) put(class *ListNode)  {', 'func (this *Shelf) top() *float64 {'],
  ['cpp', '    void put(ListNode* class_) {', '    optional<double> top() {'],
  ['ruby', '  def put(class_)', '  def top'],
  ['csharp', '    public void put(ListNode class_) {', '    public double? top() {'],
  ['rust', '    fn put(&mut self, class: Option<Box<ListNode>>) {', '    fn top(&mut self) -> Option<f64> {'],
] as const)('%s: starter code, with reserved words made names', (language, ...lines) => {
  const shelf: Signature = {
    kind: 'class',
    name: 'Shelf',
    parameters: [{ name: 'size', type: { kind: 'int' } }],
    methods: [
      {
        name: 'put',
        parameters: [{ name: 'class', type: { kind: 'list', of: { kind: 'int' } } }],
        returns: { kind: 'void' },
      },
      { name: 'top', parameters: [], returns: { kind: 'nullable', of: { kind: 'float' } } },
    ],
  };
  const starter = starterOf(shelf, language)!;
  expect(starter).toMatch(/^(\/\/|#) Given:/m);
  expect(starter).toMatch(/ListNode/);
  for (const line of lines)
    expect(starter.replaceAll(/\) +\{/g, ') {').split('\n')).toContain(line.replace(/\) +\{/, ') {'));
});

it('has no starter code for what can not be carried', () => {
  expect(starterOf({ ...signature, returns: { kind: 'json' } }, 'java')).toBeUndefined();
});
