import type { Kind } from '@app/question-bank/domain/content.js';
import { Losses, short } from '../../told.js';
import { lostMedia, toMarkdown, toMarkdownLine, type ForeignText } from '../../foreign-text.js';
import { isElement, textWithin, type XmlElement, type XmlNode } from '../../xml/element.js';
import { contentOf } from '../vocabulary.js';
import { blockNodes, lineNodes, markdownAttribute, ownImage } from '../writing/markdown-nodes.js';
import { htmlOf } from './item-html.js';

/** What an interaction makes of its item, before our own rules have seen it; all kinds' fields come to it. */
export type QtiOutcome =
  { kind: Kind; explanation?: string; unsupported?: undefined; [field: string]: unknown } | { unsupported: string };

/** Reads the texts of one item, and keeps what is wrong with it and what of it is lost. */
export class QtiReading {
  readonly faults: string[] = [];
  private readonly losses = new Losses();

  /** `item`: in the vocabulary of QTI 2. */
  constructor(readonly item: XmlElement) {}

  get lost(): readonly string[] {
    return this.losses.all;
  }

  readonly lose = (what: string): void => {
    this.losses.add(what);
  };

  fault(what: string): void {
    this.faults.push(what);
  }

  /** Nodes as Markdown. A block that was written here has its Markdown beside it. */
  markdown(nodes: readonly XmlNode[]): string {
    const pieces: string[] = [];
    let others: XmlNode[] = [];
    const flush = () => {
      pieces.push(this.kept(toMarkdown(htmlOf(others, this.lose), 'html', ownImage)));
      others = [];
    };
    for (const node of nodes) {
      const own = isElement(node) ? ownMarkdown(node, blockNodes) : undefined;
      if (own === undefined) others.push(node);
      else {
        flush();
        pieces.push(own);
      }
    }
    flush();
    return pieces.filter(Boolean).join('\n\n');
  }

  /** What is in an element as one line of Markdown. `without`: names of children that are no part of it. */
  line(element: XmlElement, without: readonly string[] = []): string {
    const children = contentOf(element).filter((node) => !(isElement(node) && without.includes(node.name)));
    const own = ownMarkdown({ ...element, children }, lineNodes);
    return own ?? this.kept(toMarkdownLine(htmlOf(children, this.lose), 'html', ownImage));
  }

  /** Tells of a text that no field of ours holds, where it says something. */
  loseText(name: string, element: XmlElement): void {
    const shown = short(this.line(element));
    if (shown) this.lose(`${name}: ${shown}`);
  }

  /** Pictures and other files are left out: this is the one place where they are seen. */
  private kept({ markdown, media }: ForeignText): string {
    for (const lost of lostMedia(media)) this.lose(lost);
    return markdown;
  }
}

/** The Markdown that an element was made of, if nobody has changed what is in it since. */
function ownMarkdown(element: XmlElement, nodesOf: (markdown: string) => readonly XmlNode[]): string | undefined {
  const markdown = element.attributes.get(markdownAttribute);
  if (markdown === undefined || markdown.length > 20_000) return undefined;
  const isSame = comparable(element.children) === comparable(nodesOf(markdown));
  return isSame ? markdown : undefined;
}

const comparable = (nodes: readonly XmlNode[]) =>
  htmlOf(nodes, () => undefined)
    .replace(/\s+/g, ' ')
    .trim();

/** A value of a declaration: text without space around it. */
export const valueOf = (element: XmlElement | undefined): string => textWithin(element).trim();
