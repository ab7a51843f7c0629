import type { Parameter, Signature, ValueType } from '@app/kernel/signature.js';
import { list, nameIn, words, type Harness } from './harness.js';
import { rustRuntime } from './runtime/rust.js';
import { nodeClasses, type NodeClasses } from './types.js';

const reserved =
  words(`as async await break const continue crate dyn else enum extern false fn for if impl in let loop match
  mod move mut pub ref return self Self static struct super trait true type unsafe use where while abstract become box do
  final macro override priv try typeof unsized virtual yield main`);
const named = (name: string) => nameIn(reserved, name);

export const rust: Harness = {
  fileName: 'main.rs',
  bootMs: 1_000,
  memoryMb: 16,
  program: (signature, source) => {
    const nodes = nodeClasses(signature);
    const ownSolution = signature.kind === 'class' || /\bstruct\s+Solution\b/.test(source) ? '' : 'struct Solution;\n';
    const lines = `const LINES: u32 = ${source.split('\n').length};\n`;
    return [source, '\n', ownSolution, ...structsOf(nodes), rustRuntime(nodes, lines + callsOf(signature))].join('');
  },
  starter: (signature) => {
    const given = structsOf(nodeClasses(signature)).map((text) => text.trimEnd().replaceAll(/^/gm, '// '));
    return [...(given.length ? [`// Given:\n${given.join('\n')}\n`] : []), starterOf(signature)].join('\n');
  },
};

const scalars = { int: 'i64', long: 'i64', float: 'f64', bool: 'bool', string: 'String', void: '()', json: '()' };

/** In full, so that a candidate needs no `use` for what the signature says. */
function typeName(type: ValueType, inFull = true): string {
  const path = (text: string) => (inFull ? `std::${text}` : text.replace(/.*::/, ''));
  const shared = (name: string) => `Option<${path('rc::Rc')}<${path('cell::RefCell')}<${name}>>>`;
  switch (type.kind) {
    case 'array':
      return `Vec<${typeName(type.of, inFull)}>`;
    case 'nullable':
      return `Option<${typeName(type.of, inFull)}>`;
    case 'map':
      return `${path('collections::HashMap')}<${type.key === 'int' ? 'i64' : 'String'}, ${typeName(type.of, inFull)}>`;
    case 'list':
      return 'Option<Box<ListNode>>';
    case 'tree':
      return shared('TreeNode');
    case 'graph':
      return shared('Node');
    default:
      return scalars[type.kind];
  }
}

function structsOf({ list: item, tree, graph }: NodeClasses): string[] {
  const struct = (name: string, val: string, fields: string[], empty: string) => {
    const links = fields.map((field) => `    pub ${field},\n`).join('');
    const set = fields.map((field) => `, ${field.replace(/:.*/, '')}: ${empty}`).join('');
    return `#[derive(Debug, Clone, PartialEq)]\npub struct ${name} {\n    pub val: ${val},\n${links}}\nimpl ${name} {\n    pub fn new(val: ${val}) -> Self { ${name} { val: val${set} } }\n}\n`;
  };
  const shared = (name: string) => `std::rc::Rc<std::cell::RefCell<${name}>>`;
  const child = `Option<${shared('TreeNode')}>`;
  return [
    ...(item ? [struct('ListNode', typeName(item), ['next: Option<Box<ListNode>>'], 'None')] : []),
    ...(tree ? [struct('TreeNode', typeName(tree), [`left: ${child}`, `right: ${child}`], 'None')] : []),
    ...(graph ? [struct('Node', 'i64', [`neighbors: Vec<${shared('Node')}>`], 'Vec::new()')] : []),
  ];
}

function usesOf(signature: Signature): string {
  const text = starterText(signature);
  const uses = [
    ['Rc<', 'use std::rc::Rc;\nuse std::cell::RefCell;\n'],
    ['HashMap<', 'use std::collections::HashMap;\n'],
  ] as const;
  const needed = uses.filter(([part]) => text.includes(part)).map(([, use]) => use);
  return needed.length ? `${needed.join('')}\n` : '';
}

const starterOf = (signature: Signature) => usesOf(signature) + starterText(signature);

function starterText(signature: Signature): string {
  const typed = (parameters: readonly Parameter[], mutates?: number) =>
    list(parameters, ({ name, type }, i) => `${named(name)}: ${i === mutates ? '&mut ' : ''}${typeName(type, false)}`);
  const gives = (returns: ValueType) => (returns.kind === 'void' ? '' : ` -> ${typeName(returns, false)}`);
  const body = '{\n        todo!()\n    }\n';
  if (signature.kind === 'function') {
    const { name, parameters, mutates, returns } = signature;
    return `impl Solution {\n    pub fn ${named(name)}(${typed(parameters, mutates)})${gives(returns)} ${body}}\n`;
  }
  const self = (parameters: readonly Parameter[]) =>
    ['&mut self', ...(parameters.length ? [typed(parameters)] : [])].join(', ');
  const methods = signature.methods.map(
    (one) => `    fn ${named(one.name)}(${self(one.parameters)})${gives(one.returns)} ${body}`,
  );
  const construction = `    fn new(${typed(signature.parameters)}) -> Self ${body}`;
  const name = named(signature.name);
  return `struct ${name} {\n}\n\nimpl ${name} {\n${[construction, ...methods].join('\n')}}\n`;
}

function callsOf(signature: Signature): string {
  const read = (parameters: readonly Parameter[], letter: string) =>
    parameters.map(({ type }, i) => `let mut ${letter}${i}: ${typeName(type)} = input.read(); `).join('');
  const call = (text: string, returns: ValueType) =>
    `input.tick(); let r: ${typeName(returns)} = ${text}; input.tock(); `;
  const { parameters } = signature;
  if (signature.kind === 'function') {
    const { mutates } = signature;
    const given = list(parameters, (_, i) => `${i === mutates ? '&mut ' : ''}p${i}`);
    const called = call(`super::Solution::${named(signature.name)}(${given})`, signature.returns);
    return `fn run(input: &mut In) {\n${read(parameters, 'p')}\n${called}\ninput.write(&${mutates === undefined ? 'r' : `p${mutates}`});\n}\n`;
  }
  const methods = signature.methods.map((method, index) => {
    const given = list(method.parameters, (_, i) => `a${i}`);
    return `${index} => { ${read(method.parameters, 'a')}${call(`o.${named(method.name)}(${given})`, method.returns)}input.write(&r); }\n`;
  });
  const construction = `${read(parameters, 'p')}let n = input.number();\ninput.tick(); let mut o = super::${named(signature.name)}::new(${list(parameters, (_, i) => `p${i}`)}); input.tock();\n`;
  return `fn run(input: &mut In) {\n${construction}for _ in 0..n { match input.number() {\n${methods.join('')}_ => unreachable!(),\n} }\n}\n`;
}
