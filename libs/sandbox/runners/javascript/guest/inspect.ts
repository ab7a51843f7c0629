import * as own from './primordials.js';

const maxDepth = 4;
const maxItems = 100;
const maxText = 65_536;

/** As `console.log` shows it. */
export function format(args: unknown[]): string {
  let text = '';
  for (let at = 0; at < args.length; at += 1) {
    const value = args[at];
    text += (at ? ' ' : '') + (typeof value === 'string' ? value : inspect(value, 0));
  }
  return text;
}

function inspect(value: unknown, depth: number): string {
  switch (typeof value) {
    case 'string':
      return own.stringify(value.length > maxText ? own.slice(value, 0, maxText) : value);
    case 'bigint':
      return '' + value + 'n';
    case 'symbol':
      return own.toText(value);
    case 'function':
      return '[Function: ' + (own.toText(value.name) || '(anonymous)') + ']';
    case 'object':
      return value === null ? 'null' : inspectObject(value, depth);
    default:
      return own.isSame(value, -0) ? '-0' : own.toText(value);
  }
}

function inspectObject(value: object, depth: number): string {
  if (depth === maxDepth) return own.isArray(value) ? '[Array]' : '[Object]';
  const inner = (item: unknown) => inspect(item, depth + 1);
  const list = new Items();
  if (own.isArray(value) || own.isView(value)) {
    const items = value as unknown[];
    for (let at = 0; at < items.length && at <= maxItems; at += 1) list.add(() => inner(items[at]));
    return '[' + list.textOf(items.length) + ']';
  }
  if (own.isMap(value)) {
    own.eachOfMap(value, (item, key) => list.add(() => inner(key) + ' => ' + inner(item)));
    return 'Map(' + list.count + ') {' + list.textOf(list.count) + '}';
  }
  if (own.isSet(value)) {
    own.eachOfSet(value, (item) => list.add(() => inner(item)));
    return 'Set(' + list.count + ') {' + list.textOf(list.count) + '}';
  }
  if (value instanceof own.ErrorClass) return own.toText(value.name) + ': ' + own.toText(value.message);
  const names = own.keys(value);
  for (let at = 0; at < names.length && at <= maxItems; at += 1) {
    const name = names[at]!;
    list.add(() => name + ': ' + inner((value as Record<string, unknown>)[name]));
  }
  return '{' + list.textOf(names.length) + '}';
}

class Items {
  count = 0;
  private text = '';

  add(show: () => string): void {
    if (this.count < maxItems) this.text += (this.count ? ', ' : ' ') + show();
    this.count += 1;
  }

  textOf(total: number): string {
    if (total === 0) return '';
    return this.text + (total > maxItems ? ', … ' + (total - maxItems) + ' more' : '') + ' ';
  }
}
