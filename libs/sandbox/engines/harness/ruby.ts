import type { Parameter, Signature } from '@app/kernel/signature.js';
import { list, nameIn, words, type Harness } from './harness.js';
import { rubyClasses, rubyRuntime } from './runtime/ruby.js';
import { answerType, lettersOf, nodeClasses, type NodeClasses } from './types.js';

const reserved =
  words(`BEGIN END alias and begin break case class def defined? do else elsif end ensure false for if in module
  next nil not or redo rescue retry return self super then true undef unless until when while yield`);
const named = (name: string) => nameIn(reserved, name);

/** The candidate's source stands behind `__END__` and is evaluated as `solution.rb`, so errors in it are told at run time. */
export const ruby: Harness = {
  fileName: 'main.rb',
  bootMs: 1_000,
  memoryMb: 64,
  program: (signature, source) =>
    [
      '# encoding: utf-8\n',
      ...classesOf(nodeClasses(signature)),
      rubyRuntime,
      callsOf(signature),
      '__END__\n',
      source,
    ].join(''),
  starter: (signature) => {
    const given = classesOf(nodeClasses(signature)).map((text) => text.trimEnd().replaceAll(/^/gm, '# '));
    return [...(given.length ? [`# Given:\n${given.join('\n')}\n`] : []), starterOf(signature)].join('\n');
  },
};

function classesOf({ list: item, tree, graph }: NodeClasses): string[] {
  return [
    ...(item ? [rubyClasses.list] : []),
    ...(tree ? [rubyClasses.tree] : []),
    ...(graph ? [rubyClasses.graph] : []),
  ];
}

/** Constants begin with a capital letter. */
const constant = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

function starterOf(signature: Signature): string {
  const head = (name: string, parameters: readonly Parameter[]) =>
    `def ${named(name)}(${list(parameters, (one) => named(one.name))})`.replace('()', '');
  if (signature.kind === 'function') return `${head(signature.name, signature.parameters)}\nend\n`;
  const methods = [{ name: 'initialize', parameters: signature.parameters }, ...signature.methods];
  return `class ${constant(signature.name)}\n${methods.map((one) => `  ${head(one.name, one.parameters)}\n  end\n`).join('\n')}end\n`;
}

function callsOf(signature: Signature): string {
  const read = (parameters: readonly Parameter[]) =>
    parameters.length ? `[${list(parameters, ({ type }) => `Rehearse.read('${lettersOf(type)}')`)}]` : '[]';
  if (signature.kind === 'function') {
    const { name, parameters, mutates } = signature;
    const answer = mutates === undefined ? 'r' : `p[${mutates}]`;
    return `def Rehearse.run
  p = ${read(parameters)}
  r = timed { TOPLEVEL_BINDING.receiver.send(:'${named(name)}', *p) }
  write('${lettersOf(answerType(signature))}', ${answer})
end
Rehearse.main
`;
  }
  const methods = signature.methods.map(
    ({ name, parameters, returns }, index) =>
      `    when ${index} then a = ${read(parameters)}; write('${lettersOf(returns)}', timed { o.${named(name)}(*a) })\n`,
  );
  return `def Rehearse.run
  p = ${read(signature.parameters)}
  n = number
  o = timed { Object.const_get(:${constant(signature.name)}).new(*p) }
  n.times do
    case number
${methods.join('')}    end
  end
end
Rehearse.main
`;
}
