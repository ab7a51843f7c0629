import type { Parameter, Signature, ValueType } from '@app/kernel/signature.js';
import { csharpRuntime } from './runtime/csharp.js';
import { list, nameIn, words, type Harness } from './harness.js';
import { answerType, lettersOf, nodeClasses, type NodeClasses } from './types.js';

const reserved =
  words(`abstract as base bool break byte case catch char checked class const continue decimal default delegate
  do double else enum event explicit extern false finally fixed float for foreach goto if implicit in int interface
  internal is lock long namespace new null object operator out override params private protected public readonly ref
  return sbyte sealed short sizeof stackalloc static string struct switch this throw true try typeof uint ulong unchecked
  unsafe ushort using virtual void volatile while`);
const named = (name: string) => nameIn(reserved, name);

const usings = 'using System; using System.Collections.Generic; using System.Linq; using System.Text;\n';

export const csharp: Harness = {
  fileName: 'Main.cs',
  bootMs: 1_000,
  memoryMb: 128,
  program: (signature, source) => {
    const nodes = nodeClasses(signature);
    const ours = [csharpRuntime(nodes), ...classesOf(nodes), callsOf(signature)].join('');
    // Usings come before all else; a second one of the same name is but a warning.
    return `${usings}#line 1 "solution.cs"\n${source}\n#line 1 "harness.cs"\n${ours}`;
  },
  starter: (signature) => {
    const given = classesOf(nodeClasses(signature)).map((text) => `// Given: ${text}`);
    return `${given.join('')}using System;\nusing System.Collections.Generic;\nusing System.Linq;\n\n${starterOf(signature)}`;
  },
};

const scalars = {
  int: 'long',
  long: 'long',
  float: 'double',
  bool: 'bool',
  string: 'string',
  void: 'void',
  json: 'object',
};
const isStruct = ({ kind }: ValueType) => ['int', 'long', 'float', 'bool'].includes(kind);

function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `${typeName(type.of)}[]`;
    case 'nullable':
      return isStruct(type.of) ? `${typeName(type.of)}?` : typeName(type.of);
    case 'map':
      return `Dictionary<${type.key === 'int' ? 'long' : 'string'}, ${typeName(type.of)}>`;
    case 'list':
      return 'ListNode';
    case 'tree':
      return 'TreeNode';
    case 'graph':
      return 'Node';
    default:
      return scalars[type.kind];
  }
}

function classesOf({ list: item, tree, graph }: NodeClasses): string[] {
  const node = (name: string, of: ValueType, links: string[]) => {
    const val = typeName(of);
    const more = links.map((link) => `, ${name} ${link} = null`).join('');
    const set = links.map((link) => ` this.${link} = ${link};`).join('');
    return `public class ${name} { public ${val} val; public ${name} ${links.join(', ')}; public ${name}(${val} val = default(${val})${more}) { this.val = val;${set} } }\n`;
  };
  return [
    ...(item ? [node('ListNode', item, ['next'])] : []),
    ...(tree ? [node('TreeNode', tree, ['left', 'right'])] : []),
    ...(graph
      ? [
          'public class Node { public long val; public List<Node> neighbors = new List<Node>(); public Node(long val = 0) { this.val = val; } }\n',
        ]
      : []),
  ];
}

function starterOf(signature: Signature): string {
  const typed = (parameters: readonly Parameter[]) =>
    list(parameters, ({ name, type }) => `${typeName(type)} ${named(name)}`);
  const method = (name: string, parameters: readonly Parameter[], returns: ValueType) => {
    const zero = isStruct(returns) ? `default(${typeName(returns)})` : 'null';
    const body = returns.kind === 'void' ? '' : `        return ${zero};\n`;
    return `    public ${typeName(returns)} ${named(name)}(${typed(parameters)}) {\n${body}    }\n`;
  };
  if (signature.kind === 'function') {
    return `public class Solution {\n${method(signature.name, signature.parameters, signature.returns)}}\n`;
  }
  const construction = `    public ${named(signature.name)}(${typed(signature.parameters)}) {\n    }\n`;
  const methods = signature.methods.map((one) => method(one.name, one.parameters, one.returns));
  return `public class ${named(signature.name)} {\n${[construction, ...methods].join('\n')}}\n`;
}

function callsOf(signature: Signature): string {
  const { list: item, tree } = nodeClasses(signature);
  const value = (name: string, of: ValueType | undefined) =>
    of ? `  public static ${typeName(of)} ${name}(object o) { return (${typeName(of)}) o; }\n` : '';
  const head = `static class RehearseCalls {\n${value('ListValue', item)}${value('TreeValue', tree)}  public static void Run() {\n`;
  const read = (parameters: readonly Parameter[], letter: string) =>
    parameters
      .map(({ type }, i) => `var ${letter}${i} = (${typeName(type)}) Rehearse.Read("${lettersOf(type)}"); `)
      .join('');
  const given = (parameters: readonly Parameter[], letter: string) => list(parameters, (_, i) => `${letter}${i}`);
  const call = (text: string, returns: ValueType) =>
    `Rehearse.Tick(); ${returns.kind === 'void' ? '' : `${typeName(returns)} r = `}${text}; Rehearse.Tock(); `;
  const { parameters } = signature;
  if (signature.kind === 'function') {
    const { mutates, returns } = signature;
    const answer = mutates !== undefined ? `p${mutates}` : returns.kind === 'void' ? 'null' : 'r';
    const called = call(`new Solution().${named(signature.name)}(${given(parameters, 'p')})`, returns);
    return `${head}${read(parameters, 'p')}\n${called}Rehearse.Write("${lettersOf(answerType(signature))}", ${answer});\n  }\n}\n`;
  }
  const name = named(signature.name);
  const methods = signature.methods.map((method, index) => {
    const called = call(`o.${named(method.name)}(${given(method.parameters, 'a')})`, method.returns);
    const answer = method.returns.kind === 'void' ? 'null' : 'r';
    return `case ${index}: { ${read(method.parameters, 'a')}${called}Rehearse.Write("${lettersOf(method.returns)}", ${answer}); break; }\n`;
  });
  const construction = `${read(parameters, 'p')}int n = Rehearse.Number();\nRehearse.Tick(); var o = new ${name}(${given(parameters, 'p')}); Rehearse.Tock();\n`;
  return `${head}${construction}for (; n > 0; n--) switch (Rehearse.Number()) {\n${methods.join('')}}\n  }\n}\n`;
}
