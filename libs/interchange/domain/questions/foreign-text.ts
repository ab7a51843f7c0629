import { imageAddress, imageMarkdown } from '@app/question-bank/domain/images/image-links.js';
import { escapeText, htmlToMarkdown, type FindImage } from '../html-to-markdown.js';

/**
 * Formats that Moodle gives to texts (docs.moodle.org, "Formatting options"). `moodle`: text with a few tags of HTML in
 * it, whose lines are kept.
 */
export const textFormats = ['html', 'moodle', 'markdown', 'plain'] as const;
export type TextFormat = (typeof textFormats)[number];

export interface ForeignText {
  markdown: string;
  /** Names of pictures and sounds that are left out. */
  media: readonly string[];
}

/** Names of HTML's elements that authors write by hand; any other `<name>` in text is more likely a type parameter. */
const elements =
  'a|abbr|audio|b|blockquote|br|center|cite|code|dd|del|div|dl|dt|em|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|' +
  'pre|q|s|samp|script|small|source|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var|video';
const noTag = new RegExp(String.raw`<(?!/?(?:${elements})(?=[\s/>])|!--)`, 'gi');

/** A text of another system as Markdown of ours. Markdown stays as it is written. */
export function toMarkdown(text: string, format: TextFormat, findImage?: FindImage): ForeignText {
  switch (format) {
    case 'html':
      return htmlToMarkdown(text, findImage);
    case 'moodle':
      return htmlToMarkdown(text.replace(noTag, '&lt;').replaceAll('\n', '<br>'), findImage);
    case 'plain':
      return { markdown: plainToMarkdown(text), media: [] };
    case 'markdown':
      return { markdown: withImages(text.trim(), findImage), media: picturesElsewhere(text, findImage) };
  }
}

/** The same in one line, as options and items are. */
export function toMarkdownLine(text: string, format: TextFormat, findImage?: FindImage): ForeignText {
  const { markdown, media } = toMarkdown(text, format, findImage);
  return { markdown: format === 'markdown' ? markdown : inOneLine(markdown), media };
}

/** No part of it goes on over what begins another one, so that many that never end take no longer than they are long. */
const picture = /!\[((?:\\[^]|[^[\]\\]){0,500})\]\(\s{0,9}<?([^)\s<>[]{1,500})>?(?:\s[^)[]{0,300})?\)/g;

/** Markdown whose pictures that came along are named as ours are. */
const withImages = (markdown: string, findImage: FindImage | undefined): string =>
  findImage
    ? markdown.replace(picture, (whole, alt: string, source: string) => {
        const image = findImage(source);
        if (!image) return whole;
        return alt.trim() ? `![${alt}](${imageAddress(image.hash)})` : imageMarkdown(image.name, image.hash);
      })
    : markdown;

/** Pictures that nothing came along with are shown by their words alone. Our own addresses are looked up later. */
const picturesElsewhere = (text: string, findImage: FindImage = () => undefined): string[] =>
  Array.from(text.matchAll(picture), ([, , source = '']) => source).filter(
    (source) => !source.startsWith(imageAddress('')) && !findImage(source),
  );

/** Plain text as Markdown that shows it as it is, line by line. */
export function plainToMarkdown(text: string): string {
  const lines = text.split('\n').map((line) => escapeText(line.trim(), true));
  return lines
    .map((line, index) => (line && lines[index + 1] ? `${line}  ` : line))
    .join('\n')
    .trim();
}

const inOneLine = (text: string) =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
    .join(' ');

/** How lost pictures and sounds are told. */
export const lostMedia = (media: readonly string[]): string[] => media.map((name) => `picture or sound: ${name}`);
