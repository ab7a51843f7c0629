import { List, Text } from '@mantine/core';
import type { CandidateView } from '../../shapes.js';
import { ratingWords } from '../../words.js';
import { InlineCode } from '../inline-code.js';
import { Markdown } from '../markdown.js';

/** Every field that an answer or a key may have; its kind says which there are. */
interface AnyAnswer {
  choice?: string;
  choices?: string[];
  number?: number;
  min?: number;
  max?: number;
  text?: string;
  order?: string[];
  pairs?: Record<string, string>;
  rating?: keyof typeof ratingWords;
}

/** An answer, the candidate's or the right one, in the words of its question. */
export function AnswerText({ content, answer }: { content: CandidateView; answer: unknown }) {
  const given = (answer ?? {}) as AnyAnswer;
  switch (content.kind) {
    case 'single-choice':
    case 'multiple-choice':
      return <Lines texts={textsOf(content.options, given.choices ?? (given.choice ? [given.choice] : []))} />;
    case 'ordering':
      return <Lines texts={textsOf(content.items, given.order ?? [])} ordered />;
    case 'matching':
      return <Lines texts={pairTexts(content, given.pairs ?? {})} />;
    case 'numeric':
      return <Lines texts={[numberText(given, content.unit)]} />;
    case 'short-text':
      return <Lines texts={given.text ? [given.text] : []} />;
    case 'open':
      return given.text ? <Markdown>{given.text}</Markdown> : <Lines texts={[]} />;
    case 'flashcard':
      if (given.text) return <Markdown>{given.text}</Markdown>;
      return <Lines texts={given.rating ? [ratingWords[given.rating].label] : []} />;
  }
}

function Lines({ texts, ordered }: { texts: string[]; ordered?: boolean }) {
  const [only, ...more] = texts.filter((text) => text !== '');
  if (only === undefined) return <Text c="dimmed">No answer</Text>;
  if (more.length === 0)
    return (
      <Text>
        <InlineCode>{only}</InlineCode>
      </Text>
    );
  return (
    <List type={ordered ? 'ordered' : 'unordered'}>
      {texts.map((text) => (
        <List.Item key={text}>
          <InlineCode>{text}</InlineCode>
        </List.Item>
      ))}
    </List>
  );
}

function textsOf(parts: readonly { id: string; text: string }[], ids: readonly string[]): string[] {
  const texts = new Map(parts.map(({ id, text }) => [id, text]));
  return ids.map((id) => texts.get(id) ?? id);
}

function pairTexts(content: Extract<CandidateView, { kind: 'matching' }>, pairs: Record<string, string>): string[] {
  const right = new Map(content.right.map(({ id, text }) => [id, text]));
  return content.left
    .filter(({ id }) => pairs[id])
    .map(({ id, text }) => `${text} → ${right.get(pairs[id] ?? '') ?? ''}`);
}

function numberText({ number, min, max }: AnyAnswer, unit: string | undefined): string {
  const value = number === undefined ? (min === undefined ? '' : `${min} to ${max}`) : String(number);
  return value && unit ? `${value} ${unit}` : value;
}
