import type { Parameter, Signature, ValueType } from '@app/kernel/signature.js';
import { list, nameIn, words, type Harness } from './harness.js';
import { headOf } from './head.js';
import { javaRuntime } from './runtime/java.js';
import { answerType, lettersOf, nodeClasses, type NodeClasses } from './types.js';

const reserved =
  words(`abstract assert boolean break byte case catch char class const continue default do double else enum
  extends false final finally float for goto if implements import instanceof int interface long native new null package
  private protected public return short static strictfp super switch synchronized this throw throws transient true try
  void volatile while`);
const named = (name: string) => nameIn(reserved, name);

/**
 * Judge0 wants a class Main, Piston runs the first class of the file: Main stands behind the candidate's imports, on the
 * line of what follows them.
 */
export const java: Harness = {
  fileName: 'Main.java',
  bootMs: 2_000,
  compileMs: 3_000,
  memoryMb: 200,
  program: (signature, source) => {
    const { packageFrom, packageTo, afterImports } = headOf(source, packageDeclaration, importDeclaration);
    const main = ' class Main { public static void main(String[] a) throws Exception { Rehearse.begin(); } } ';
    const nodes = nodeClasses(signature);
    const ours = [javaRuntime(nodes), ...classesOf(nodes).map((text) => `${text}\n`), callsOf(signature)].join('');
    const imports = 'import java.util.*; import java.util.function.*; import java.util.stream.*; ';
    // Packages would move the classes apart; only the class Main may be public in this file.
    const imported = source.slice(0, packageFrom) + source.slice(packageTo, afterImports);
    const code = source
      .slice(afterImports)
      .replaceAll(publicClass, (found, before: string) => before + ' '.repeat(found.length - before.length));
    return ascii(`${imports}${imported}${main}${code}\n${ours}`);
  },
  starter: (signature) => [...classesOf(nodeClasses(signature)).map(commented), starterOf(signature)].join('\n'),
  isCompileFault: (stderr) => /error: compilation failed|^\S+\.java:\d+: error:/m.test(stderr),
};

const packageDeclaration = /package\s[^;"{}]*;/y;
const importDeclaration = /import\s[^;"{}]*;/y;
const publicClass =
  /^([ \t]*)public(?=\s+(?:(?:final|abstract|strictfp|sealed|non-sealed)\s+)*(?:class|interface|enum|record|@interface)\b)/gm;

/** Older compilers read sources in the host's character set. */
function ascii(source: string): string {
  return source.replaceAll(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

const primitives = {
  int: 'long',
  long: 'long',
  float: 'double',
  bool: 'boolean',
  string: 'String',
  void: 'void',
  json: 'Object',
};
const boxes: Record<string, string> = { long: 'Long', double: 'Double', boolean: 'Boolean' };
const boxed = (name: string) => boxes[name] ?? name;

function typeName(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `${typeName(type.of)}[]`;
    case 'nullable':
      return boxed(typeName(type.of));
    case 'map':
      return `Map<${type.key === 'int' ? 'Long' : 'String'}, ${boxed(typeName(type.of))}>`;
    case 'list':
      return 'ListNode';
    case 'tree':
      return 'TreeNode';
    case 'graph':
      return 'Node';
    default:
      return primitives[type.kind];
  }
}

function classesOf({ list: item, tree, graph }: NodeClasses): string[] {
  const node = (name: string, of: ValueType, links: string) => {
    const val = typeName(of);
    return `class ${name} { ${val} val; ${links}; ${name}() {} ${name}(${val} val) { this.val = val; } }`;
  };
  return [
    ...(item ? [node('ListNode', item, 'ListNode next')] : []),
    ...(tree ? [node('TreeNode', tree, 'TreeNode left, right')] : []),
    ...(graph
      ? [
          'class Node { long val; List<Node> neighbors = new ArrayList<>(); Node() {} Node(long val) { this.val = val; } }',
        ]
      : []),
  ];
}

const commented = (text: string) => `// Given: ${text}`;
const typed = (parameters: readonly Parameter[]) =>
  list(parameters, ({ name, type }) => `${typeName(type)} ${named(name)}`);

function starterOf(signature: Signature): string {
  const method = (name: string, parameters: readonly Parameter[], returns: ValueType) =>
    `    public ${typeName(returns)} ${named(name)}(${typed(parameters)}) {\n${giveBack(returns)}    }\n`;
  if (signature.kind === 'function') {
    return `import java.util.*;\n\nclass Solution {\n${method(signature.name, signature.parameters, signature.returns)}}\n`;
  }
  const construction = `    public ${named(signature.name)}(${typed(signature.parameters)}) {\n    }\n`;
  const methods = signature.methods.map((one) => method(one.name, one.parameters, one.returns));
  return `import java.util.*;\n\nclass ${named(signature.name)} {\n${[construction, ...methods].join('\n')}}\n`;
}

function giveBack(type: ValueType): string {
  if (type.kind === 'void') return '';
  const zero: Record<string, string> = { long: '0', double: '0', boolean: 'false' };
  return `        return ${zero[typeName(type)] ?? 'null'};\n`;
}

function callsOf(signature: Signature): string {
  const { list: item, tree } = nodeClasses(signature);
  const value = (name: string, of: ValueType | undefined) =>
    of ? `  static ${typeName(of)} ${name}(Object o) { return (${typeName(of)}) o; }\n` : '';
  const values = value('listValue', item) + value('treeValue', tree);
  const head = `@SuppressWarnings("unchecked")\nfinal class RehearseCalls {\n${values}  static void run() throws Throwable {\n`;
  const read = (parameters: readonly Parameter[], letter: string) =>
    parameters
      .map(
        ({ type }, i) => `${typeName(type)} ${letter}${i} = (${typeName(type)}) Rehearse.read("${lettersOf(type)}");`,
      )
      .join(' ');
  const given = (parameters: readonly Parameter[], letter: string) => list(parameters, (_, i) => `${letter}${i}`);
  const call = (text: string, returns: ValueType) =>
    returns.kind === 'void'
      ? `Rehearse.tick(); ${text}; Rehearse.tock();`
      : `Rehearse.tick(); ${typeName(returns)} r = ${text}; Rehearse.tock();`;
  const { parameters } = signature;
  if (signature.kind === 'function') {
    const { mutates, returns } = signature;
    const answer = mutates !== undefined ? `p${mutates}` : returns.kind === 'void' ? 'null' : 'r';
    const called = call(`new Solution().${named(signature.name)}(${given(parameters, 'p')})`, returns);
    return `${head}${read(parameters, 'p')}\n${called}\nRehearse.write("${lettersOf(answerType(signature))}", ${answer});\n  }\n}\n`;
  }
  const name = named(signature.name);
  const methods = signature.methods.map((method, index) => {
    const called = call(`o.${named(method.name)}(${given(method.parameters, 'a')})`, method.returns);
    const answer = method.returns.kind === 'void' ? 'null' : 'r';
    return `case ${index}: { ${read(method.parameters, 'a')} ${called} Rehearse.write("${lettersOf(method.returns)}", ${answer}); break; }\n`;
  });
  const construction = `${read(parameters, 'p')} int n = Rehearse.number();\nRehearse.tick(); ${name} o = new ${name}(${given(parameters, 'p')}); Rehearse.tock();\n`;
  return `${head}${construction}for (; n > 0; n--) switch (Rehearse.number()) {\n${methods.join('')}}\n  }\n}\n`;
}
