import type { Parameter, Signature, ValueType } from '@app/kernel/signature.js';
import { goImports, goRuntime } from './runtime/go.js';
import { list, nameIn, words, type Harness } from './harness.js';
import { headOf } from './head.js';
import { nodeClasses, type NodeClasses } from './types.js';

const reserved =
  words(`break case chan const continue default defer else fallthrough for func go goto if import interface
  map package range return select struct switch type var main init`);
const named = (name: string) => nameIn(reserved, name);

const packageDeclaration = /package\s+\w+(?:[ \t]*;)?/y;
const group = /\((?:[^)"`/]|"[^"\n]*"|`[^`]*`|\/\/[^\n]*\n|\/\*(?:[^*]|\*(?!\/))*\*\/)*\)/;
const single = /(?:[\w.]+\s+)?(?:"[^"\n]*"|`[^`\n]*`)/;
const importDeclaration = new RegExp(`import\\s*(?:${group.source}|${single.source})(?:[ \\t]*;)?`, 'y');

export const go: Harness = {
  fileName: 'main.go',
  bootMs: 1_000,
  compileMs: 5_000,
  memoryMb: 200,
  program: (signature, source) => {
    const { packageFrom, packageTo, afterImports } = headOf(source, packageDeclaration, importDeclaration);
    const head = source.slice(0, packageFrom);
    const imports = source.slice(packageTo, afterImports);
    const nodes = nodeClasses(signature);
    // The imports and the variable share the candidate's lines; the variable is the first of the file to be set.
    return [
      `//line solution.go:1\n${head}package main; ${goImports}${imports}${imports.trim() ? '; ' : ''}`,
      `var _ = rehearseBegin(); ${source.slice(afterImports)}`,
      '\n//line harness.go:1\n',
      goRuntime(nodes),
      ...structsOf(nodes),
      callsOf(signature),
    ].join('');
  },
  starter: (signature) => {
    const given = structsOf(nodeClasses(signature)).map((text) => text.trimEnd().replaceAll(/^/gm, '// '));
    return ['package main\n', ...(given.length ? [`// Given:\n${given.join('\n')}\n`] : []), starterOf(signature)].join(
      '\n',
    );
  },
  isCompileFault: (stderr) =>
    /^# command-line-arguments|\.go:\d+:\d+: /m.test(stderr) && !/^(panic|fatal error|goroutine \d)/m.test(stderr),
};

const scalars = {
  int: 'int',
  long: 'int64',
  float: 'float64',
  bool: 'bool',
  string: 'string',
  void: '',
  json: 'interface{}',
};

function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `[]${typeName(type.of)}`;
    case 'nullable':
      return `*${typeName(type.of)}`;
    case 'map':
      return `map[${type.key}]${typeName(type.of)}`;
    case 'list':
      return '*ListNode';
    case 'tree':
      return '*TreeNode';
    case 'graph':
      return '*Node';
    default:
      return scalars[type.kind];
  }
}

function structsOf({ list: item, tree, graph }: NodeClasses): string[] {
  return [
    ...(item ? [`type ListNode struct {\n\tVal  ${typeName(item)}\n\tNext *ListNode\n}\n`] : []),
    ...(tree ? [`type TreeNode struct {\n\tVal   ${typeName(tree)}\n\tLeft  *TreeNode\n\tRight *TreeNode\n}\n`] : []),
    ...(graph ? ['type Node struct {\n\tVal       int\n\tNeighbors []*Node\n}\n'] : []),
  ];
}

function starterOf(signature: Signature): string {
  const head = (name: string, parameters: readonly Parameter[], returns: ValueType) =>
    `${named(name)}(${list(parameters, (one) => `${named(one.name)} ${typeName(one.type)}`)}) ${typeName(returns)}`.trimEnd();
  const body = (returns: ValueType) => `{\n${returns.kind === 'void' ? '' : `\treturn ${zeroOf(returns)}\n`}}\n`;
  if (signature.kind === 'function') {
    return `func ${head(signature.name, signature.parameters, signature.returns)} ${body(signature.returns)}`;
  }
  const name = named(signature.name);
  const construction = head('Constructor', signature.parameters, { kind: 'void' });
  const methods = signature.methods.map(
    (one) => `func (this *${name}) ${head(one.name, one.parameters, one.returns)} ${body(one.returns)}`,
  );
  return [`type ${name} struct {\n}\n`, `func ${construction} ${name} {\n\treturn ${name}{}\n}\n`, ...methods].join(
    '\n',
  );
}

function zeroOf(type: ValueType): string {
  const zero: Record<string, string> = { int: '0', long: '0', float: '0', bool: 'false', string: '""' };
  return zero[type.kind] ?? 'nil';
}

function callsOf(signature: Signature): string {
  const read = (parameters: readonly Parameter[], letter: string) =>
    parameters
      .map(
        ({ type }, i) =>
          `var ${letter}${i} ${typeName(type)}; rehearseRead(rehearse_reflect.ValueOf(&${letter}${i}).Elem()); `,
      )
      .join('');
  const given = (parameters: readonly Parameter[], letter: string) => list(parameters, (_, i) => `${letter}${i}`);
  const call = (text: string, returns: ValueType, answer: string | undefined) => {
    const got =
      returns.kind === 'void'
        ? text
        : answer === undefined
          ? `var r ${typeName(returns)} = ${text}`
          : `var _ ${typeName(returns)} = ${text}`;
    const written = answer ?? (returns.kind === 'void' ? undefined : 'r');
    const put =
      written === undefined ? 'rehearsePut("-")' : `rehearseWrite(rehearse_reflect.ValueOf(&${written}).Elem())`;
    return `rehearseTick(); ${got}; rehearseTock(); ${put}`;
  };
  const { parameters } = signature;
  if (signature.kind === 'function') {
    const { mutates, returns } = signature;
    const changed = mutates === undefined ? undefined : `p${mutates}`;
    return `func rehearseRun() { ${read(parameters, 'p')}\n${call(`${named(signature.name)}(${given(parameters, 'p')})`, returns, changed)} }\n`;
  }
  const methods = signature.methods.map(
    (method, index) =>
      `case ${index}: ${read(method.parameters, 'a')}${call(`o.${named(method.name)}(${given(method.parameters, 'a')})`, method.returns, undefined)}\n`,
  );
  const construction = `${read(parameters, 'p')}n := rehearseNumber()\nrehearseTick(); o := Constructor(${given(parameters, 'p')}); rehearseTock()\n`;
  return `func rehearseRun() { ${construction}for ; n > 0; n-- { switch rehearseNumber() {\n${methods.join('')}} } }\n`;
}
