/** Where a source's leading `package` and `import` declarations are, for languages in which nothing may come before them. */
export interface Head {
  /** The package declaration; both 0 where there is none. */
  packageFrom: number;
  packageTo: number;
  /** Just behind the last import (or the package, or 0). */
  afterImports: number;
}

/** The expressions are sticky. What they read is hostile: no two of their parts may match the same text. */
export function headOf(source: string, packageDeclaration: RegExp, importDeclaration: RegExp): Head {
  const start = afterBlank(source, 0);
  const packageTo = endOf(packageDeclaration, source, start);
  const head = packageTo === undefined ? { packageFrom: 0, packageTo: 0 } : { packageFrom: start, packageTo };
  let afterImports = head.packageTo;
  for (;;) {
    const end = endOf(importDeclaration, source, afterBlank(source, afterImports));
    if (end === undefined) return { ...head, afterImports };
    afterImports = end;
  }
}

function endOf(declaration: RegExp, source: string, from: number): number | undefined {
  declaration.lastIndex = from;
  return declaration.test(source) ? declaration.lastIndex : undefined;
}

function afterBlank(source: string, from: number): number {
  let at = from;
  for (;;) {
    while (at < source.length && /\s/.test(source[at]!)) at++;
    if (source.startsWith('//', at)) at = behind(source, '\n', at);
    else if (source.startsWith('/*', at)) at = behind(source, '*/', at + 2);
    else return at;
  }
}

function behind(source: string, end: string, from: number): number {
  const at = source.indexOf(end, from);
  return at < 0 ? source.length : at + end.length;
}
