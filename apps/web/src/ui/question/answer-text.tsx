import { List, Stack, Text } from '@mantine/core';
import type { CandidateView, Language } from '../../shapes.js';
import { languageWords, ratingWords } from '../../words.js';
import { Solutions } from '../code/solutions.js';
import { SourceView } from '../code/source-view.js';
import { InlineCode } from '../inline-code.js';
import { Markdown } from '../markdown.js';
import { tablesOf } from '../program/schema-text.js';

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
  language?: Language;
  source?: string;
  /** Of a key: the reference solution in each language. */
  solutions?: Partial<Record<Language, string>>;
  sql?: string;
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
    case 'code':
      return <Program {...given} />;
    case 'sql':
      return <Query schema={content.schema} sql={given.sql} />;
    case 'open':
      return given.text ? <Markdown>{given.text}</Markdown> : <Lines texts={[]} />;
    case 'flashcard':
      if (given.text) return <Markdown>{given.text}</Markdown>;
      return <Lines texts={given.rating ? [ratingWords[given.rating].label] : []} />;
  }
}

function Query({ schema, sql }: { schema: string; sql: string | undefined }) {
  if (sql === undefined) return <Lines texts={[]} />;
  return (
    <SourceView language="sql" label="Query" tables={tablesOf(schema)}>
      {sql}
    </SourceView>
  );
}

function Program({ language, source, solutions }: AnyAnswer) {
  if (solutions) return <Solutions sources={solutions} first={language} />;
  if (!language || source === undefined) return <Lines texts={[]} />;
  return (
    <Stack gap={4}>
      <Text size="sm" c="dimmed">
        {languageWords[language]}
      </Text>
      <SourceView language={language} label="Source">
        {source}
      </SourceView>
    </Stack>
  );
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
