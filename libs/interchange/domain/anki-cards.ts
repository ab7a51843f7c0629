import { hasCloze } from './anki-cloze.js';
import type { AnkiCard, AnkiCollection, AnkiNote, AnkiNoteType } from './anki-collection.js';
import { renderCard, type TemplateValues } from './anki-template.js';
import { escapeText, htmlToMarkdown, htmlToText, type FindImage } from './html-to-markdown.js';

/** A card's two sides as the content of a flashcard, or why it can't be one. */
export type CardSides =
  { front: string; back: string; explanation: string; media: string[] } | { refusal: CardRefusal; title: string };

/** Why a card is left out. */
export const cardRefusals = [
  'no-note',
  'no-note-type',
  'no-template',
  'front-empty',
  'back-empty',
  'too-long',
] as const;
export type CardRefusal = (typeof cardRefusals)[number];

/** Characters of a side; what `checkContent` takes. */
const maxSide = 20_000;

export function sidesOf(
  card: AnkiCard,
  note: AnkiNote,
  noteType: AnkiNoteType,
  { deck, findImage }: { deck: string; findImage?: FindImage },
): CardSides {
  const template = noteType.templates[noteType.isCloze ? 0 : card.ord];
  const title = titleOf(note);
  if (!template) return { refusal: 'no-template', title };
  const cloze = noteType.isCloze ? card.ord + 1 : undefined;
  if (cloze !== undefined && !note.fields.some((field) => hasCloze(field, cloze))) {
    return { refusal: 'no-template', title };
  }
  const html = renderCard(template, valuesOf(note, noteType, { deck, template: template.name, cloze }));
  const [front, back] = [htmlToMarkdown(html.front, findImage), htmlToMarkdown(html.back, findImage)];
  if (!front.markdown) return { refusal: 'front-empty', title };
  if (!back.markdown) return { refusal: 'back-empty', title };
  const media = [...new Set([...front.media, ...back.media])];
  const sides = { front: front.markdown, back: back.markdown, explanation: explanationOf(deck, media) };
  return Object.values(sides).some((side) => side.length > maxSide)
    ? { refusal: 'too-long', title }
    : { ...sides, media };
}

function valuesOf(
  note: AnkiNote,
  noteType: AnkiNoteType,
  { deck, template, cloze }: Pick<TemplateValues, 'deck' | 'template' | 'cloze'>,
): TemplateValues {
  const fields = new Map(noteType.fields.map((name, index) => [name, note.fields[index] ?? '']));
  return { fields, tags: note.tags, deck, noteType: noteType.name, template, cloze };
}

function explanationOf(deck: string, media: readonly string[]): string {
  const from = `From your Anki deck ${escapeText(deck.replaceAll('::', ' › '), false) || 'without a name'}.`;
  if (media.length === 0) return from;
  return `${from}\n\nLeft out: ${media.map((name) => escapeText(name.replace(/\s+/g, ' '), false)).join(', ')}.`;
}

/** A line by which a person knows a note again. */
export function titleOf({ fields }: AnkiNote): string {
  for (const field of fields) {
    const text = plainText(field);
    if (text) return text;
  }
  return 'A note without text';
}

const plainText = (html: string) => htmlToText(html.slice(0, 2_000)).slice(0, 160).trim();

/** The topics that a card's deck and tags name, by slug or by title; at most `most` of them. */
export function topicsOf(
  { tags }: Pick<AnkiNote, 'tags'>,
  deck: string,
  topicByName: ReadonlyMap<string, string>,
  most = 5,
): string[] {
  const names = [...deck.split('::'), ...tags.flatMap((tag) => tag.split('::'))];
  const slugs = names.map((name) => topicByName.get(nameKey(name))).filter((slug) => slug !== undefined);
  return [...new Set(slugs)].slice(0, most);
}

/** `Hash Tables`, `hash-tables` and `hash_tables` are one name. */
export const nameKey = (name: string): string =>
  name
    .toLowerCase()
    .replace(/[\s_-]+/g, ' ')
    .trim();

/** A collection's cards in the order of their making, siblings together. */
export function cardsInOrder({ cards }: Pick<AnkiCollection, 'cards'>): AnkiCard[] {
  return cards.toSorted((a, b) => Number(a.noteId) - Number(b.noteId) || a.ord - b.ord || Number(a.id) - Number(b.id));
}
