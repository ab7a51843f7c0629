let passed = 0;
let failed = 0;

/** One line for each check. */
export function check(name, isTrue, detail = '') {
  if (isTrue) passed += 1;
  else failed += 1;
  console.log(`${isTrue ? 'ok  ' : 'FAIL'} ${name}${detail === '' ? '' : ` (${detail})`}`);
}

/** A figure, or what goes on. */
export const note = (line) => console.log(`     ${line}`);

/** The last line. @returns whether all is well */
export function conclude() {
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0;
}

export const listed = (counts) =>
  Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ') || 'none';
