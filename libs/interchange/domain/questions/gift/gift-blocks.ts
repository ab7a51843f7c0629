import { fileText } from '../file-text.js';

/** What stands between two blank lines, and what the comments and the category above it say of it. */
export interface GiftBlock {
  /** Of its first line with text, from 1. */
  line: number;
  /** Without comments, each of which leaves its line. */
  text: string;
  id?: string;
  tags: readonly string[];
  category: readonly string[];
}

const comment = /^\s*\/\//;
const categoryLine = /^\s*\$CATEGORY:(.*)$/;
/** Moodle's comments that hold more than words; "]" and "\" within are escaped. */
const mark = /\[(id|tag):((?:\\.|[^\\\]]){1,200})\]/g;

/**
 * The blocks of a GIFT file. A blank line ends a question; a category holds until the next one; an id and tags belong to
 * the next question, whatever is between.
 */
export function* giftBlocks(text: string): Generator<GiftBlock> {
  const lines = fileText(text).split('\n');
  const above = new Above();
  let block: string[] = [];
  let line = 0;
  const end = () => {
    const whole = { line, text: block.join('\n'), ...above.taken() };
    block = [];
    return whole;
  };
  for (const [index, raw] of lines.entries()) {
    if (comment.test(raw)) {
      above.comment(raw);
      if (block.length) block.push('');
      continue;
    }
    const category = categoryLine.exec(raw)?.[1];
    if (block.length && (category !== undefined || raw.trim() === '')) yield end();
    if (category !== undefined) above.category = categoryPath(category);
    else if (raw.trim() !== '') {
      if (block.length === 0) line = index + 1;
      block.push(raw);
    }
  }
  if (block.length) yield end();
}

/** What was said and waits for its question. */
class Above {
  category: readonly string[] = [];
  private id: string | undefined;
  private tags: string[] = [];

  comment(line: string): void {
    for (const [, name, value = ''] of line.matchAll(mark)) {
      const text = value.replace(/\\(.)/g, '$1').trim();
      if (name === 'id') this.id = text;
      else this.tags.push(text);
    }
  }

  taken(): Pick<GiftBlock, 'id' | 'tags' | 'category'> {
    const { id, tags, category } = this;
    this.id = undefined;
    this.tags = [];
    return { ...(id !== undefined && { id }), tags, category };
  }
}

/** `$course$/top/Graphs/Trees and so on`: a context, its top, then names, in which "//" is a slash. */
export function categoryPath(path: string): string[] {
  const names = path
    .replaceAll('//', '\0')
    .split('/')
    .map((name) => name.replaceAll('\0', '/').trim());
  if (/^\$\w{1,20}\$$/.test(names[0] ?? '')) names.shift();
  if (names[0] === 'top') names.shift();
  return names.filter(Boolean);
}
