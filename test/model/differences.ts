const isTime = (name: string) => /(At|Until|Ms|^at)$/.test(name);

/**
 * Where `actual` is not as `expected` says. Only what `expected` names is looked at; an undefined member is anything.
 * Times (by the ends of their names) may be off by the tolerance.
 */
export function differences(expected: unknown, actual: unknown, toleranceMs: number, path = ''): string[] {
  if (expected === undefined) return [];
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return [told(path, expected, actual)];
    return expected.flatMap((one, index) => differences(one, actual[index], toleranceMs, `${path}[${index}]`));
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return [told(path, expected, actual)];
    return Object.entries(expected).flatMap(([name, value]) =>
      differences(value, actual[name], toleranceMs, path ? `${path}.${name}` : name),
    );
  }
  if (expected === actual) return [];
  const name = path.slice(path.lastIndexOf('.') + 1);
  const isNear =
    typeof expected === 'number' && typeof actual === 'number' && Math.abs(expected - actual) <= toleranceMs;
  return isNear && isTime(name) ? [] : [told(path, expected, actual)];
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

function told(path: string, expected: unknown, actual: unknown): string {
  const shift =
    typeof expected === 'number' && typeof actual === 'number' ? ` (by ${Math.round(actual - expected)})` : '';
  return `${path}: the model says ${JSON.stringify(expected)}, the product ${JSON.stringify(actual)}${shift}`;
}
