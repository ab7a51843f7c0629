import type { Parameter, Signature, ValueType } from '@app/kernel/signature.js';
import { cppRuntime } from './runtime/cpp.js';
import { list, nameIn, words, type Harness } from './harness.js';
import { answerType, nodeClasses, type NodeClasses } from './types.js';

const reserved =
  words(`alignas alignof and and_eq asm auto bitand bitor bool break case catch char char8_t char16_t char32_t
  class compl concept const consteval constexpr constinit const_cast continue co_await co_return co_yield decltype default
  delete do double dynamic_cast else enum explicit export extern false float for friend goto if inline int long mutable
  namespace new noexcept not not_eq nullptr operator or or_eq private protected public register reinterpret_cast requires
  return short signed sizeof static static_assert static_cast struct switch template this thread_local throw true try
  typedef typeid typename union unsigned using virtual void volatile wchar_t while xor xor_eq`);
const named = (name: string) => nameIn(reserved, name);

export const cpp: Harness = {
  fileName: 'main.cpp',
  bootMs: 1_000,
  memoryMb: 16,
  program: (signature, source) => {
    const nodes = nodeClasses(signature);
    return `${cppRuntime(nodes, structsOf(nodes))}#line 1 "solution.cpp"\n${source}\n#line 1 "harness.cpp"\n${callsOf(signature)}`;
  },
  starter: (signature) => {
    const given = structsOf(nodeClasses(signature)).map((text) => `// Given: ${text}`);
    return `${given.join('')}${starterOf(signature)}`;
  },
};

const scalars = {
  int: 'long long',
  long: 'long long',
  float: 'double',
  bool: 'bool',
  string: 'string',
  void: 'void',
  json: 'void*',
};

function typeName(type: ValueType, std = ''): string {
  switch (type.kind) {
    case 'array':
      return `${std}vector<${typeName(type.of, std)}>`;
    case 'nullable':
      return `${std}optional<${typeName(type.of, std)}>`;
    case 'map':
      return `${std}unordered_map<${type.key === 'int' ? 'long long' : `${std}string`}, ${typeName(type.of, std)}>`;
    case 'list':
      return 'ListNode*';
    case 'tree':
      return 'TreeNode*';
    case 'graph':
      return 'Node*';
    case 'string':
      return `${std}string`;
    default:
      return scalars[type.kind];
  }
}

function structsOf({ list: item, tree, graph }: NodeClasses): string[] {
  const struct = (name: string, of: ValueType, links: string[]) => {
    const val = typeName(of, 'std::');
    const fields = links.map((link) => `${name}* ${link} = nullptr;`).join(' ');
    return `struct ${name} { ${val} val{}; ${fields} ${name}() {} explicit ${name}(${val} x) : val(x) {} };\n`;
  };
  return [
    ...(item ? [struct('ListNode', item, ['next'])] : []),
    ...(tree ? [struct('TreeNode', tree, ['left', 'right'])] : []),
    ...(graph
      ? [
          'struct Node { long long val = 0; std::vector<Node*> neighbors; Node() {} explicit Node(long long x) : val(x) {} };\n',
        ]
      : []),
  ];
}

function starterOf(signature: Signature): string {
  const isLarge = ({ kind }: ValueType) => ['array', 'map', 'string'].includes(kind);
  const typed = (parameters: readonly Parameter[], mutates?: number) =>
    list(
      parameters,
      ({ name, type }, i) => `${typeName(type)}${isLarge(type) || i === mutates ? '&' : ''} ${named(name)}`,
    );
  const method = (name: string, inside: string, returns: ValueType) =>
    `    ${typeName(returns)} ${named(name)}(${inside}) {\n${returns.kind === 'void' ? '' : '        return {};\n'}    }\n`;
  if (signature.kind === 'function') {
    return `class Solution {\npublic:\n${method(signature.name, typed(signature.parameters, signature.mutates), signature.returns)}};\n`;
  }
  const construction = `    ${named(signature.name)}(${typed(signature.parameters)}) {\n    }\n`;
  const methods = signature.methods.map((one) => method(one.name, typed(one.parameters), one.returns));
  return `class ${named(signature.name)} {\npublic:\n${[construction, ...methods].join('\n')}};\n`;
}

function callsOf(signature: Signature): string {
  const read = (parameters: readonly Parameter[], letter: string) =>
    parameters.map(({ type }, i) => `auto ${letter}${i} = rehearse::read<${typeName(type, 'std::')}>(); `).join('');
  const given = (parameters: readonly Parameter[], letter: string) => list(parameters, (_, i) => `${letter}${i}`);
  const call = (text: string, returns: ValueType) =>
    `rehearse::tick(); ${returns.kind === 'void' ? '' : `${typeName(returns, 'std::')} r = `}${text}; rehearse::tock(); `;
  const write = (type: ValueType, value: string) =>
    type.kind === 'void' ? 'rehearse::put("-");' : `rehearse::write<${typeName(type, 'std::')}>(${value});`;
  const { parameters } = signature;
  if (signature.kind === 'function') {
    const answer = signature.mutates === undefined ? 'r' : `p${signature.mutates}`;
    const called = call(`solution.${named(signature.name)}(${given(parameters, 'p')})`, signature.returns);
    const body = `${read(parameters, 'p')}Solution solution;\n${called}${write(answerType(signature), answer)}`;
    return `static void rehearseCase() { ${body} }\n${main}`;
  }
  const name = named(signature.name);
  const methods = signature.methods.map(
    (method, index) =>
      `case ${index}: { ${read(method.parameters, 'a')}${call(`o->${named(method.name)}(${given(method.parameters, 'a')})`, method.returns)}${write(method.returns, 'r')} break; }\n`,
  );
  const body = `${read(parameters, 'p')}auto n = rehearse::number();
rehearse::tick(); std::unique_ptr<${name}> o(new ${name}(${given(parameters, 'p')})); rehearse::tock();
for (; n > 0; n--) switch (rehearse::number()) {\n${methods.join('')}}`;
  return `static void rehearseCase() { ${body} }\n${main}`;
}

/** `signed`: candidates like to define `int` as `long long`. */
const main = 'signed main() { rehearse::cases(rehearseCase); return 0; }\n';
