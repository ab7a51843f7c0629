/** Deeper than any note nests its clozes. */
const maxDepth = 8;
const opening = /\{\{c(\d{1,3}(?:,\d{1,3})*)::/g;

/**
 * A field with clozes as one card shows it. The one asked for is `[…]`, or its hint, in front and bold behind; the
 * others are their text. `number` is from 1. Linear but for nesting, which is bounded.
 */
export function renderCloze(html: string, number: number, side: 'front' | 'back'): string {
  return render(html, { number, side, depth: 0 });
}

/** Whether a field has the cloze. */
export function hasCloze(html: string, number: number): boolean {
  for (const [, numbers = ''] of html.matchAll(opening)) if (isOf(numbers, number)) return true;
  return false;
}

const isOf = (numbers: string, number: number) => numbers.split(',').includes(String(number));

function render(html: string, at: { number: number; side: 'front' | 'back'; depth: number }): string {
  if (at.depth > maxDepth) return html;
  let out = '';
  let from = 0;
  const find = new RegExp(opening);
  for (let match = find.exec(html); match; match = find.exec(html)) {
    const inner = match.index + match[0].length;
    const end = endOf(html, inner);
    if (end === -1) break;
    out += html.slice(from, match.index) + shown(html.slice(inner, end), isOf(match[1] ?? '', at.number), at);
    from = end + 2;
    find.lastIndex = from;
  }
  return out + html.slice(from);
}

function shown(body: string, isAsked: boolean, at: { number: number; side: 'front' | 'back'; depth: number }): string {
  const cut = hintAt(body);
  const [text, hint] = cut === -1 ? [body, ''] : [body.slice(0, cut), body.slice(cut + 2)];
  if (isAsked && at.side === 'front') return `<b>[${hint || '…'}]</b>`;
  const inner = render(text, { ...at, depth: at.depth + 1 });
  return isAsked ? `<b>${inner}</b>` : inner;
}

/** Where the braces that were opened before `from` close; −1: nowhere. */
function endOf(html: string, from: number): number {
  let depth = 1;
  const braces = /\{\{|\}\}/g;
  braces.lastIndex = from;
  for (let match = braces.exec(html); match; match = braces.exec(html)) {
    depth += match[0] === '{{' ? 1 : -1;
    if (depth === 0) return match.index;
  }
  return -1;
}

/** Where the hint begins: the first `::` that is in no inner cloze; −1: there is none. */
function hintAt(body: string): number {
  let depth = 0;
  for (const { 0: sign, index } of body.matchAll(/\{\{c\d{1,3}(?:,\d{1,3})*::|\{\{|\}\}|::/g)) {
    if (sign === '::') {
      if (depth === 0) return index;
    } else depth += sign === '}}' ? -1 : 1;
  }
  return -1;
}
