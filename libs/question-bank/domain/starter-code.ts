import type { Parameter, Signature, ValueType } from '@app/kernel/signature.js';
import type { Language } from './program-content.js';

/** How one language writes a signature. */
interface Dialect {
  /** The given classes that a signature uses, as comments. */
  comment: (line: string) => string;
  program: (signature: Signature) => string;
}

/** What a candidate finds in the editor: the signature to fill in, with the given classes told. */
export function starterCode(signature: Signature, language: Language): string | undefined {
  const dialect = dialects[language];
  if (!dialect) return undefined;
  const notes = givenClasses(signature).map((name) => dialect.comment(shapes[name]));
  return [...notes, dialect.program(signature)].join('\n');
}

const shapes = {
  list: 'ListNode is given: val, next',
  tree: 'TreeNode is given: val, left, right',
  graph: 'Node is given: val, neighbors',
};
type Given = keyof typeof shapes;

function givenClasses(signature: Signature): Given[] {
  const types =
    signature.kind === 'function'
      ? [...signature.parameters.map(({ type }) => type), signature.returns]
      : signature.methods.flatMap(({ parameters, returns }) => [...parameters.map(({ type }) => type), returns]);
  const used = new Set(types.flatMap(kindsIn));
  return (Object.keys(shapes) as Given[]).filter((name) => used.has(name));
}

function kindsIn(type: ValueType): string[] {
  return 'of' in type ? [type.kind, ...kindsIn(type.of)] : [type.kind];
}

const names = (parameters: readonly Parameter[]) => parameters.map(({ name }) => name).join(', ');
const typed = (parameters: readonly Parameter[], type: (type: ValueType) => string) =>
  parameters.map((parameter) => `${parameter.name}: ${type(parameter.type)}`).join(', ');

const javascript: Dialect = {
  comment: (line) => `// ${line}`,
  program: (signature) => {
    if (signature.kind === 'class') {
      const methods = signature.methods.map(({ name, parameters }) => `  ${name}(${names(parameters)}) {\n  }`);
      return `class ${signature.name} {\n  constructor(${names(signature.parameters)}) {\n  }\n\n${methods.join('\n\n')}\n}\n`;
    }
    const lines = signature.parameters.map(({ name, type }) => ` * @param {${typescriptType(type)}} ${name}`);
    const doc = ['/**', ...lines, ` * @returns {${typescriptType(signature.returns)}}`, ' */'].join('\n');
    return `${doc}\nfunction ${signature.name}(${names(signature.parameters)}) {\n}\n`;
  },
};

const typescript: Dialect = {
  comment: (line) => `// ${line}`,
  program: (signature) => {
    const head = (parameters: readonly Parameter[], returns: ValueType) =>
      `(${typed(parameters, typescriptType)}): ${typescriptType(returns)}`;
    if (signature.kind === 'function') {
      return `function ${signature.name}${head(signature.parameters, signature.returns)} {\n}\n`;
    }
    const methods = signature.methods.map(
      ({ name, parameters, returns }) => `  ${name}${head(parameters, returns)} {\n  }`,
    );
    const construction = `  constructor(${typed(signature.parameters, typescriptType)}) {\n  }`;
    return `class ${signature.name} {\n${[construction, ...methods].join('\n\n')}\n}\n`;
  },
};

const python: Dialect = {
  comment: (line) => `# ${line}`,
  program: (signature) => {
    const head = (parameters: readonly Parameter[], self: string[] = []) =>
      [...self, ...parameters.map(({ name, type }) => `${name}: ${pythonType(type)}`)].join(', ');
    if (signature.kind === 'function') {
      const { name, parameters, returns } = signature;
      return `def ${name}(${head(parameters)}) -> ${pythonType(returns)}:\n    pass\n`;
    }
    const methods = signature.methods.map(
      ({ name, parameters, returns }) =>
        `    def ${name}(${head(parameters, ['self'])}) -> ${pythonType(returns)}:\n        pass`,
    );
    const construction = `    def __init__(${head(signature.parameters, ['self'])}):\n        pass`;
    return `class ${signature.name}:\n${[construction, ...methods].join('\n\n')}\n`;
  },
};

const dialects: Partial<Record<Language, Dialect>> = { javascript, typescript, python };

function typescriptType(type: ValueType): string {
  switch (type.kind) {
    case 'int':
    case 'float':
      return 'number';
    case 'long':
      return 'bigint';
    case 'bool':
      return 'boolean';
    case 'string':
    case 'void':
      return type.kind;
    case 'json':
      return 'any';
    case 'array':
      return type.of.kind === 'nullable' ? `(${typescriptType(type.of)})[]` : `${typescriptType(type.of)}[]`;
    case 'nullable':
      return `${typescriptType(type.of)} | null`;
    case 'list':
      return 'ListNode | null';
    case 'tree':
      return 'TreeNode | null';
    case 'graph':
      return 'Node | null';
    case 'map':
      return `Map<${type.key === 'int' ? 'number' : 'string'}, ${typescriptType(type.of)}>`;
  }
}

function pythonType(type: ValueType): string {
  switch (type.kind) {
    case 'int':
    case 'long':
      return 'int';
    case 'float':
    case 'bool':
      return type.kind;
    case 'string':
      return 'str';
    case 'void':
      return 'None';
    case 'json':
      return 'Any';
    case 'array':
      return `list[${pythonType(type.of)}]`;
    case 'nullable':
      return `${pythonType(type.of)} | None`;
    case 'list':
      return 'ListNode | None';
    case 'tree':
      return 'TreeNode | None';
    case 'graph':
      return 'Node | None';
    case 'map':
      return `dict[${type.key === 'int' ? 'int' : 'str'}, ${pythonType(type.of)}]`;
  }
}
