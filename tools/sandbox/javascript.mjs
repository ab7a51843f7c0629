import { rmSync } from 'node:fs';
import path from 'node:path';
import { build as bundle } from 'vite';
import { root } from '../run-command.mjs';
import { copyPackages } from './packages.mjs';
import { compileRunner } from './runner.mjs';

export const packages = ['quickjs-emscripten-core', '@jitl/quickjs-wasmfile-release-sync', '@swc/wasm-typescript'];
export const inputs = ['package.json'];

export async function build(folder) {
  copyPackages(packages, folder);
  compileRunner('javascript', folder);
  rmSync(path.join(folder, 'guest'), { recursive: true });
  await bundleGuest(folder);
}

/** What runs inside QuickJS around the candidate's program: one script, since there are no modules to load there. */
async function bundleGuest(folder) {
  await bundle({
    configFile: false,
    logLevel: 'warn',
    root,
    build: {
      lib: {
        entry: path.join(root, 'libs/sandbox/runners/javascript/guest/harness.ts'),
        formats: ['iife'],
        name: 'harness',
        fileName: () => 'harness.js',
      },
      outDir: folder,
      emptyOutDir: false,
      minify: false,
      target: 'es2023',
      copyPublicDir: false,
    },
  });
}
