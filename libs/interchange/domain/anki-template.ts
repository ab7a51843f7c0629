import { hasCloze, renderCloze } from './anki-cloze.js';

/** What a template is filled with. */
export interface TemplateValues {
  /** HTML of the note's fields, by name. */
  fields: ReadonlyMap<string, string>;
  tags: readonly string[];
  deck: string;
  noteType: string;
  template: string;
  /** Number of the cloze that is asked, from 1; undefined: the note type has none. */
  cloze: number | undefined;
}

/** Longer than any card that a person reads; what would be longer is cut. */
const maxLength = 400_000;
const maxDepth = 20;
const tag = /\{\{([^{}]{1,300})\}\}/g;

/** Both sides of a card as HTML, as Anki makes them of template and note; the back without the front: it is in sight. */
export function renderCard(
  template: { front: string; back: string },
  values: TemplateValues,
): { front: string; back: string } {
  const front = fill(template.front, values, 'front');
  return { front, back: answerOf(fill(template.back, values, 'back')) };
}

/** What is below Anki's line on the answer's side, where there is one with something below. */
function answerOf(back: string): string {
  const [, below = ''] = /<hr\b[^>]{0,200}\bid\s*=\s*["']?answer\b[^>]{0,200}>([^]*)$/i.exec(back) ?? [];
  return below.trim() ? below : back;
}

type Side = 'front' | 'back';

/** A section that is open: `{{#Field}}` or `{{^Field}}`. */
interface Section {
  name: string;
  isShown: boolean;
}

function fill(template: string, values: TemplateValues, side: Side): string {
  const open: Section[] = [];
  let out = '';
  let from = 0;
  const isShown = () => open.every((section) => section.isShown);
  const add = (text: string) => {
    if (isShown() && out.length < maxLength) out += text.slice(0, maxLength - out.length);
  };
  for (const match of template.matchAll(tag)) {
    add(template.slice(from, match.index));
    from = match.index + match[0].length;
    const inner = (match[1] ?? '').trim();
    const name = inner.slice(1).trim();
    if (inner.startsWith('#') || inner.startsWith('^')) {
      if (open.length < maxDepth) open.push({ name, isShown: isFilled(name, values) === inner.startsWith('#') });
    } else if (inner.startsWith('/')) {
      if (open.at(-1)?.name === name) open.pop();
    } else if (!inner.startsWith('!')) add(valueOf(inner, values, side));
  }
  add(template.slice(from));
  return out;
}

/** Something else than white space and empty tags. */
function isFilled(name: string, { fields, tags, cloze }: TemplateValues): boolean {
  const [, number] = /^c(\d{1,3})$/.exec(name) ?? [];
  if (number !== undefined && cloze !== undefined) return Number(number) === cloze;
  if (name === 'Tags') return tags.length > 0;
  const html = fields.get(name) ?? '';
  return html.includes('<img') || html.replace(/<[^>]*>|&nbsp;/g, '').trim() !== '';
}

function valueOf(inner: string, values: TemplateValues, side: Side): string {
  const steps = inner.split(':').map((step) => step.trim());
  const name = steps.at(-1) ?? '';
  const filters = steps.slice(0, -1).map((filter) => filter.toLowerCase());
  const html = values.fields.get(name) ?? special(name, values);
  // Where an answer is typed, its place in front is an empty field.
  if (filters.includes('type') && side === 'front') return '';
  if (filters.some((filter) => filter.startsWith('tts'))) return '';
  if (filters.includes('cloze') && values.cloze !== undefined) {
    return hasCloze(html, values.cloze) ? renderCloze(html, values.cloze, side) : '';
  }
  if (filters.includes('text')) return html.replace(/<[^>]*>/g, '');
  if (filters.includes('kanji')) return html.replace(ruby, '$1');
  if (filters.includes('kana')) return html.replace(ruby, '$2');
  if (filters.includes('furigana')) return html.replace(ruby, '$1 ($2)');
  return html;
}

/** `漢字[かんじ]`. */
const ruby = / ?([^ >\]]{1,100})\[(?!sound:)([^\]]{1,100})\]/g;

function special(name: string, values: TemplateValues): string {
  switch (name) {
    case 'Tags':
      return escapeHtml(values.tags.join(' '));
    case 'Deck':
      return escapeHtml(values.deck);
    case 'Subdeck':
      return escapeHtml(values.deck.split('::').at(-1) ?? '');
    case 'Type':
      return escapeHtml(values.noteType);
    case 'Card':
      return escapeHtml(values.template);
    default:
      return '';
  }
}

const escapeHtml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
