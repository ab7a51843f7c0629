import { defaultSeconds } from '../defaults.js';
import { settle } from '../draft.js';
import { fileText } from '../file-text.js';
import { lostMedia, toMarkdown } from '../foreign-text.js';
import type { ReadRecord } from '../question-record.js';
import { answerText } from './answer-text.js';
import { markdownLine, type MarkdownLine } from './markdown-lines.js';

/** An entry of a list, with what is below it. */
interface Entry {
  line: number;
  indent: number;
  question: string;
  isTicked: boolean;
  answer: string[];
  category: readonly string[];
}

/** What goes on over lines, whatever they look like, until its end. */
interface Stretch {
  line: number;
  name: string;
  isEnd: (text: string) => boolean;
}

/**
 * The cards of a Markdown checklist: "- [ ] question", with what is indented or folded ("<details>") below it as the
 * answer. Headings are the category. An entry within another is a card of its own.
 */
export function* readChecklist(text: string): Generator<ReadRecord> {
  const reader = new ChecklistReader();
  for (const [index, raw] of fileText(text).split('\n').entries()) {
    yield* reader.take(raw, markdownLine(raw, index + 1)).map(recordOf);
  }
  yield* reader.end().map(recordOf);
  if (reader.unended) yield reader.unended;
}

class ChecklistReader {
  private readonly titles: { level: number; title: string }[] = [];
  /** Entries that lines may still belong to, the outermost first. */
  private open: Entry[] = [];
  /** All that began since none was open, in their order. */
  private waiting: Entry[] = [];
  private stretch: Stretch | undefined;
  private afterBlank = true;

  /** Takes a line, and gives the entries that it ends. */
  take(raw: string, line: MarkdownLine): Entry[] {
    const ended = this.place(raw, line);
    this.afterBlank = line.kind === 'blank';
    return ended;
  }

  end(): Entry[] {
    this.open = [];
    return this.waiting.splice(0);
  }

  /** Code or a comment that goes on to the end of the file: what is below its first line was not looked at. */
  get unended(): ReadRecord | undefined {
    if (!this.stretch || this.stretch.name === details) return undefined;
    const { line, name } = this.stretch;
    return { at: { line }, category: this.category, tags: [], refused: 'error', reason: `${name} has no end` };
  }

  private place(raw: string, line: MarkdownLine): Entry[] {
    if (this.stretch && !this.isBrokenBy(line)) {
      if (this.stretch.isEnd(line.text)) this.stretch = undefined;
      this.open.at(-1)?.answer.push(raw);
      return [];
    }
    this.stretch = stretchAt(line);
    if (line.kind === 'blank') this.open.at(-1)?.answer.push('');
    else if (line.kind === 'item') return this.begin(line);
    else if (line.kind === 'heading' && line.indent <= (this.open[0]?.indent ?? line.indent)) return this.headed(line);
    else return this.below(raw, line);
    return [];
  }

  /** The next entry ends what an entry before it left open. */
  private isBrokenBy(line: MarkdownLine): boolean {
    const last = this.open.at(-1);
    return last !== undefined && line.kind === 'item' && line.indent <= last.indent;
  }

  private begin({ number, indent, question, isTicked }: MarkdownLine & { kind: 'item' }): Entry[] {
    const ended = this.close(indent);
    const entry = { line: number, indent, question, isTicked, answer: [], category: this.category };
    this.open.push(entry);
    this.waiting.push(entry);
    return ended;
  }

  private headed({ level, title }: MarkdownLine & { kind: 'heading' }): Entry[] {
    while ((this.titles.at(-1)?.level ?? 0) >= level) this.titles.pop();
    this.titles.push({ level, title });
    return this.end();
  }

  /** A line that is no entry: of the answer where it is indented or folded, of the question where that is wrapped. */
  private below(raw: string, line: MarkdownLine): Entry[] {
    const isFolded = detailsBegin.test(line.text);
    const last = this.open.at(-1);
    if (last && !isFolded && !this.afterBlank && line.indent <= last.indent && isWrapped(last, line)) {
      last.question += ` ${line.text}`;
      return [];
    }
    const ended = isFolded ? [] : this.close(line.indent);
    this.open.at(-1)?.answer.push(raw);
    return ended;
  }

  /** Closes the entries that a line of this indentation is not within. */
  private close(indent: number): Entry[] {
    while ((this.open.at(-1)?.indent ?? -1) >= indent) this.open.pop();
    return this.open.length ? [] : this.end();
  }

  private get category(): string[] {
    return this.titles.map(({ title }) => title);
  }
}

const details = 'a folded part';
const detailsBegin = /^<details\b/i;

/** What begins with a line and does not end on it. */
function stretchAt({ number, text }: MarkdownLine): Stretch | undefined {
  const fence = /^(?:[-*+] +)?(`{3,}|~{3,})([^`]*)$/.exec(text)?.[1];
  if (fence) {
    return { line: number, name: 'a block of code', isEnd: (line) => line.startsWith(fence) && isRun(line, fence[0]!) };
  }
  if (text.startsWith('<!--') && !text.includes('-->')) {
    return { line: number, name: 'a comment', isEnd: (line) => line.includes('-->') };
  }
  if (detailsBegin.test(text)) return foldedPart(number, text);
  return undefined;
}

/** To the end of the outermost, which may be on the same line. */
function foldedPart(line: number, first: string): Stretch | undefined {
  let depth = 0;
  const isEnd = (text: string) => {
    for (const [tag] of text.matchAll(/<\/?details\b/gi)) depth += tag.startsWith('</') ? -1 : 1;
    return depth <= 0;
  };
  return isEnd(first) ? undefined : { line, name: details, isEnd };
}

const isRun = (text: string, sign: string) => [...text].every((other) => other === sign);

/** Paragraphs go on without an indentation (CommonMark, "laziness"); lists, quotes and the like begin anew. */
const isWrapped = ({ answer }: Entry, { text }: MarkdownLine) =>
  answer.length === 0 && /^[\p{L}\p{N}("'`*_[]/u.test(text) && !/^(?:[*+-]|\d{1,9}[.)])\s/.test(text);

function recordOf({ line, question, answer, isTicked, category }: Entry): ReadRecord {
  const header = { at: { line }, category, tags: [] };
  const back = answerText(answer);
  if (back === '')
    return { ...header, refused: 'unsupported', reason: 'no answer: nothing is indented or folded below it' };
  const texts = [question, back].map((text) => toMarkdown(text, 'markdown'));
  const [front = '', shown = ''] = texts.map(({ markdown }) => markdown);
  const draft = {
    kind: 'flashcard',
    front,
    back: shown,
    explanation: '',
    estimatedSeconds: defaultSeconds.flashcard,
  } as const;
  const media = lostMedia(texts.flatMap((text) => text.media));
  return settle(header, draft, [...new Set([...media, ...(isTicked ? ['that it is ticked off'] : [])])]);
}
