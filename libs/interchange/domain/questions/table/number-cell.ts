import type { ContentOf } from '@app/question-bank/domain/content.js';

type NumericKey = ContentOf<'numeric'>['key'];

const number = String.raw`[+-]?(?:\d{1,40}(?:\.\d{0,40})?|\.\d{1,40})(?:[eE][+-]?\d{1,4})?`;
const valueCell = new RegExp(String.raw`^(${number})(?:\s{0,9}(?:±|\+/-|\+-)\s{0,9}(${number})(%)?)?$`);
const rangeCell = new RegExp(String.raw`^(${number})\s{0,9}\.\.\s{0,9}(${number})$`);

/** `3.2`, `3.2 ± 0.05`, `3.2 ± 5%` (of the value) or `1..5`; a number alone is no text, lest it look like a formula. */
export function writeNumericKey(key: NumericKey): string | number {
  if ('min' in key) return `${key.min}..${key.max}`;
  const { value, tolerance } = key;
  if (!tolerance) return value;
  return `${value} ± ${'absolute' in tolerance ? tolerance.absolute : percentOf(tolerance.relative)}`;
}

/** The inverse; `undefined`: it is none of these. */
export function readNumericKey(cell: string): NumericKey | undefined {
  const range = rangeCell.exec(cell);
  const [min, max] = [Number(range?.[1]), Number(range?.[2])];
  if (Number.isFinite(min) && Number.isFinite(max)) return { min, max };
  const [whole, text, allowed, percent] = valueCell.exec(cell) ?? [];
  const value = Number(text);
  if (whole === undefined || !Number.isFinite(value)) return undefined;
  if (allowed === undefined) return { value };
  const amount = percent ? Number(shifted(allowed, -2)) : Number(allowed);
  return Number.isFinite(amount)
    ? { value, tolerance: percent ? { relative: amount } : { absolute: amount } }
    : undefined;
}

/** As short as it is exact. */
function percentOf(share: number): string {
  const short = String(Number(shifted(String(share), 2)));
  return `${Number(shifted(short, -2)) === share ? short : shifted(String(share), 2)}%`;
}

/** A decimal number as text, times a power of ten. */
function shifted(text: string, power: number): string {
  const [digits, exponent = '0'] = text.toLowerCase().split('e');
  return `${digits}e${Number(exponent) + power}`;
}
