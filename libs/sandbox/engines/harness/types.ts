import { formatValueType, type Parameter, type Signature, type ValueType } from '@app/kernel/signature.js';

/** A signature that the harness of a language can't carry. The author's fault, not the candidate's. */
export class UnsupportedType extends Error {
  override readonly name = 'UnsupportedType';
}

type Nodes = 'list' | 'tree' | 'graph';

/** Element types of the node classes that a signature needs; one class each, as in the languages' usual puzzles. */
export interface NodeClasses {
  list?: ValueType;
  tree?: ValueType;
  graph: boolean;
}

/**
 * The signature as the harnesses take it: a tree's missing nodes are null anyway, so `tree<T?>` is `tree<T>`.
 * @throws UnsupportedType
 */
export function carried(signature: Signature): Signature {
  const parameters = (list: readonly Parameter[]) => list.map(({ name, type }) => ({ name, type: carriedType(type) }));
  const result = (type: ValueType) => (type.kind === 'void' ? type : carriedType(type));
  const known: Signature =
    signature.kind === 'function'
      ? { ...signature, parameters: parameters(signature.parameters), returns: result(signature.returns) }
      : {
          ...signature,
          parameters: parameters(signature.parameters),
          methods: signature.methods.map((method) => ({
            name: method.name,
            parameters: parameters(method.parameters),
            returns: result(method.returns),
          })),
        };
  nodeClasses(known);
  return known;
}

function carriedType(type: ValueType): ValueType {
  switch (type.kind) {
    case 'json':
    case 'void':
      throw new UnsupportedType(`values of type ${type.kind} can't be carried to an execution engine`);
    case 'nullable': {
      const of = carriedType(type.of);
      if (['nullable', 'list', 'tree', 'graph'].includes(of.kind)) {
        throw new UnsupportedType(`${formatValueType(type)}: ${formatValueType(of)} has a null of its own`);
      }
      return { kind: 'nullable', of };
    }
    case 'list':
    case 'tree': {
      const of = carriedType(type.kind === 'tree' && type.of.kind === 'nullable' ? type.of.of : type.of);
      if (nodesIn(of).length) throw new UnsupportedType(`${formatValueType(type)}: nodes of nodes`);
      return { kind: type.kind, of };
    }
    case 'array':
      return { kind: 'array', of: carriedType(type.of) };
    case 'map':
      return { ...type, of: carriedType(type.of) };
    default:
      return type;
  }
}

/** @throws UnsupportedType where one class of nodes would have two types of values. */
export function nodeClasses(signature: Signature): NodeClasses {
  const found: NodeClasses = { graph: false };
  for (const [kind, of] of typesOf(signature).flatMap(nodesIn)) {
    if (kind === 'graph') found.graph = true;
    else if (of) {
      const before = found[kind];
      if (before && formatValueType(before) !== formatValueType(of)) {
        throw new UnsupportedType(
          `${kind}s of ${formatValueType(before)} and of ${formatValueType(of)} in one signature`,
        );
      }
      found[kind] = of;
    }
  }
  return found;
}

export function typesOf(signature: Signature): ValueType[] {
  const own = signature.parameters.map(({ type }) => type);
  if (signature.kind === 'function') return [...own, signature.returns];
  return [
    ...own,
    ...signature.methods.flatMap(({ parameters, returns }) => [...parameters.map((p) => p.type), returns]),
  ];
}

function nodesIn(type: ValueType): [Nodes, ValueType?][] {
  if (type.kind === 'graph') return [['graph']];
  if (!('of' in type)) return [];
  return type.kind === 'list' || type.kind === 'tree' ? [[type.kind, type.of], ...nodesIn(type.of)] : nodesIn(type.of);
}

/** The value that is written after a call: what is returned, or the parameter that was changed in place. */
export function answerType(signature: Extract<Signature, { kind: 'function' }>): ValueType {
  const { mutates, parameters, returns } = signature;
  if (mutates === undefined) return returns;
  const changed = parameters[mutates];
  if (!changed) throw new UnsupportedType(`there is no parameter ${mutates} to be changed`);
  return changed.type;
}

/** A type in letters, for harnesses that read and write by it at run time: `[i`, `?s`, `Msl`, `Li`. */
export function lettersOf(type: ValueType): string {
  switch (type.kind) {
    case 'array':
      return `[${lettersOf(type.of)}`;
    case 'nullable':
      return `?${lettersOf(type.of)}`;
    case 'list':
      return `L${lettersOf(type.of)}`;
    case 'tree':
      return `T${lettersOf(type.of)}`;
    case 'map':
      return `M${type.key === 'int' ? 'i' : 's'}${lettersOf(type.of)}`;
    default:
      return { int: 'i', long: 'l', float: 'd', string: 's', bool: 'b', void: 'v', graph: 'G', json: 'j' }[type.kind];
  }
}
