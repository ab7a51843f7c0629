#!/usr/bin/env node
// The command line of Rehearse, in a clone that is built.
import { existsSync } from 'node:fs';

const program = new URL('../../../dist/apps/cli/src/main.js', import.meta.url);
if (existsSync(program)) {
  await import(program);
} else {
  console.error('rehearse: there is no build yet. Run "npm install" and "npm run build" first.');
  process.exitCode = 2;
}
