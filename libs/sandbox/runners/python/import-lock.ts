import { allowedImports } from './allowed-imports.js';

const trampoline = '_PyEM_TrampolineCall_JS';

interface FunctionTable {
  get(at: number): Wrapped;
}

type Imported = (...args: never[]) => unknown;
type Wrapped = (...args: unknown[]) => unknown;

/** The program tried to reach what is outside its interpreter. */
export class Violation extends Error {
  override readonly name = 'Violation';
}

/** Takes the place of the import of its name once the lock is closed; `original` is what Pyodide gave. */
export type Substitute = (original: Wrapped) => Wrapped;

/**
 * Cuts Pyodide off at the border of its WebAssembly. Pyodide's Python can reach JavaScript in many ways (`js`, any proxy's
 * `constructor.constructor`, `os.system`, sockets, ctypes), all of which end in a function that the WebAssembly imports.
 * `install` wraps every such function before Pyodide is loaded, also those that it puts into the function table later;
 * after `close` only the allowed ones and the substitutes answer, and after one refusal nothing does.
 */
export class ImportLock {
  violation?: string;
  private isClosed = false;
  private main?: WebAssembly.Instance;

  constructor(private readonly substitutes: ReadonlyMap<string, Substitute>) {}

  install(): void {
    const { instantiate, Instance, Module } = WebAssembly;
    const compile = (source: BufferSource) => WebAssembly.compile(source);
    const wrapAll = (module: WebAssembly.Module, imports?: WebAssembly.Imports) => this.wrapAll(module, imports);
    const keep = (instance: WebAssembly.Instance) => this.keep(instance);
    const locked = async (source: BufferSource | WebAssembly.Module, imports?: WebAssembly.Imports) => {
      const module = source instanceof Module ? source : await compile(source);
      const instance = keep(await instantiate(module, wrapAll(module, imports)));
      return source instanceof Module ? instance : { module, instance };
    };
    Object.assign(WebAssembly, {
      instantiate: locked,
      instantiateStreaming: undefined,
      Instance: new Proxy(Instance, {
        construct: (target, [module, imports]: [WebAssembly.Module, WebAssembly.Imports?]) =>
          keep(new target(module, wrapAll(module, imports))),
      }),
    });
  }

  /** The interpreter's instance, once it is loaded. */
  get instance(): WebAssembly.Instance {
    if (!this.main) throw new Error('the interpreter is not loaded');
    return this.main;
  }

  close(): void {
    this.isClosed = true;
  }

  refuse(what: string): never {
    this.violation ??= what;
    throw new Violation(this.violation);
  }

  private functionTable(): FunctionTable {
    const table: unknown = this.instance.exports['__indirect_function_table'];
    return table as FunctionTable;
  }

  private keep(instance: WebAssembly.Instance): WebAssembly.Instance {
    if ('PyRun_SimpleString' in instance.exports) this.main = instance;
    return instance;
  }

  private wrapAll(module: WebAssembly.Module, imports: WebAssembly.Imports = {}): WebAssembly.Imports {
    const wrapped: WebAssembly.Imports = {};
    for (const { module: from, name, kind } of WebAssembly.Module.imports(module)) {
      const value = imports[from]?.[name];
      if (value === undefined) continue;
      const group = (wrapped[from] ??= {});
      group[name] = kind === 'function' ? this.wrap(name, value as Imported) : value;
    }
    return wrapped;
  }

  private wrap(name: string, original: Imported): Wrapped {
    const call = original as unknown as Wrapped;
    if (name === trampoline) return this.wrapTrampoline(call);
    const substitute = this.substitutes.get(name)?.(call) ?? (allowedImports.has(name) ? call : undefined);
    return (...args) => {
      if (!this.isClosed) return call(...args);
      if (!substitute || this.violation !== undefined) this.refuse(name);
      return substitute(...args);
    };
  }

  /** Is in the way of every other call between functions of C, so it has to be quick: the table no longer changes. */
  private wrapTrampoline(original: Wrapped): Wrapped {
    const known: Wrapped[] = [];
    let table: FunctionTable | undefined;
    return (at, first, second, third) => {
      if (!this.isClosed) return original(at, first, second, third);
      table ??= this.functionTable();
      return (known[at as number] ??= table.get(at as number))(first, second, third);
    };
  }
}
