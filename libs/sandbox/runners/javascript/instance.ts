import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import variant from '@jitl/quickjs-wasmfile-release-sync';
import {
  newQuickJSWASMModuleFromVariant,
  newVariant,
  type QuickJSSyncVariant,
  type QuickJSWASMModule,
} from 'quickjs-emscripten-core';

const pagesPerMb = 16;
/** What the interpreter takes for itself: its data and its stack. The module asks for no less. */
const ownPages = 256;

const require = createRequire(import.meta.url);
const code = await WebAssembly.compile(readFileSync(require.resolve('@jitl/quickjs-wasmfile-release-sync/wasm')));

export interface Instance {
  quickJs: QuickJSWASMModule;
  memory: WebAssembly.Memory;
  /** Most bytes that `memory` may grow to. */
  maximum: number;
}

/**
 * A QuickJS of its own for one attempt. The limit is the WebAssembly memory's maximum, since QuickJS's own limit doesn't
 * bound the sum of what is allocated.
 */
export async function newInstance(memoryMb: number): Promise<Instance> {
  const pages = ownPages + Math.ceil(memoryMb) * pagesPerMb;
  const memory = new WebAssembly.Memory({ initial: ownPages, maximum: pages });
  const quickJs = await newQuickJSWASMModuleFromVariant(
    newVariant(variant as unknown as QuickJSSyncVariant, { wasmModule: code, wasmMemory: memory }),
  );
  return { quickJs, memory, maximum: pages * 65_536 };
}
