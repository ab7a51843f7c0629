import { replaceImages } from '@app/question-bank/domain/images/image-links.js';

const escaped: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (sign) => escaped[sign]!);

/**
 * Markdown as the HTML of an Anki field: code, emphasis and line breaks; of images their words; all else stays as it is written. Anything that
 * looks like HTML is shown, not run.
 */
export function ankiHtml(markdown: string): string {
  const parts = replaceImages(markdown, ({ alt }) => `[${alt}]`).split(/^(?:```|~~~)/m);
  return parts
    .map((part, index) => (index % 2 === 1 ? codeBlock(part) : prose(part)))
    .filter(Boolean)
    .join('');
}

function codeBlock(part: string): string {
  const [, ...lines] = part.split('\n');
  return `<pre><code>${escape(lines.join('\n').replace(/\n$/, ''))}</code></pre>`;
}

function prose(part: string): string {
  return escape(part.trim())
    .replace(/`([^`\n]+)`/g, '<code>$1</code>')
    .replace(/\*\*([^*\n]+)\*\*/g, '<b>$1</b>')
    .replace(/(^|[\s(])\*([^*\n]+)\*/g, '$1<i>$2</i>')
    .replace(/\n/g, '<br>');
}
