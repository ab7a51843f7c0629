import { newInstance } from './instance.js';

const warmUpMs = 40;
// In a block: it is run again and again in one context, which refuses to declare a name twice.
const program = `{
  const numbers = []; const seen = new Map(); const words = {};
  for (let i = 0; i < 2000; i++) { numbers.push((i * 7919) % 1009); seen.set(i, numbers[i]); words['w' + (i % 97)] = i; }
  numbers.sort((a, b) => a - b);
  JSON.stringify(numbers.map((n) => n * 2).filter((n) => n % 3).concat(Object.keys(words))).length;
}`;

/** So that V8 has compiled the interpreter's loop well before the first candidate's time is measured. */
export async function warmUp(): Promise<void> {
  const { quickJs } = await newInstance(16);
  const context = quickJs.newContext();
  const startedAt = performance.now();
  // Twice at least, on a slow machine too, so that what only a second pass would show shows everywhere.
  for (let pass = 0; pass < 2 || performance.now() - startedAt < warmUpMs; pass += 1) {
    context.unwrapResult(context.evalCode(program)).dispose();
  }
}
