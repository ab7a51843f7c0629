import { Stack, Text, Title } from '@mantine/core';
import type { ProgramView, ViewOf } from '../../shapes.js';
import { plural } from '../../time.js';
import { Arguments } from '../judge/case-body.js';
import { ResultGrid } from '../judge/result-grid.js';
import { valueText } from '../judge/value-text.js';
import { Markdown } from '../markdown.js';
import { SchemaView } from './schema-view.js';
import classes from './workbench.module.css';

/** What is asked: the text, examples or tables, and what judges an answer. */
export function Problem({ content }: { content: ProgramView }) {
  return (
    <Stack gap="lg">
      <div data-testid="prompt">
        <Markdown>{content.prompt}</Markdown>
      </div>
      {content.kind === 'code' ? <Examples content={content} /> : <Tables content={content} />}
      <div>
        <Title order={3} size="sm" fw={650} mb={4}>
          How it is judged
        </Title>
        <ul className={classes.facts}>
          {factsOf(content).map((fact) => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      </div>
    </Stack>
  );
}

function factsOf(content: ProgramView): string[] {
  const { hiddenCaseCount: hidden, limits } = content;
  const seconds = limits.timeMs / 1000;
  if (content.kind === 'sql') {
    return [
      'One statement of PostgreSQL.',
      content.orderMatters ? 'The order of the rows counts.' : 'The order of the rows does not count.',
      content.columnsMatter
        ? 'The names of the columns count.'
        : 'The columns count by their order; their names are yours.',
      hidden > 0
        ? `It is run on these rows and on ${plural(hidden, 'other set')} of rows.`
        : 'It is run on these rows.',
      `${plural(seconds, 'second')} of computing time.`,
    ];
  }
  const orders = {
    unordered: true,
    'unordered-nested': true,
    exact: false,
    'any-of': false,
    float: false,
    checker: false,
  };
  return [
    hidden > 0 ? `These examples and ${plural(hidden, 'hidden case')}.` : 'These examples.',
    ...(orders[content.comparator] ? ['The answer may be in any order.'] : []),
    ...(content.comparator === 'float' ? ['Small differences of rounding do not count.'] : []),
    ...(content.comparator === 'any-of' || content.comparator === 'checker' ? ['Any right answer is taken.'] : []),
    `${plural(seconds, 'second')} of computing time and ${limits.memoryMb} MB of memory for each case.`,
  ];
}

function Examples({ content }: { content: ViewOf<'code'> }) {
  return (
    <Stack gap="md">
      {content.examples.map((example, index) => (
        <div key={index} className={classes.example}>
          <Title order={3} size="sm" fw={650}>
            Example {index + 1}
          </Title>
          <Arguments given={example.arguments} content={content} />
          <div className={classes.expected}>
            <Text size="sm" fw={600} c="dimmed">
              {content.comparator === 'any-of' ? 'Expected, one of' : 'Expected'}
            </Text>
            <pre tabIndex={0} role="region" aria-label={`Expected in example ${index + 1}`}>
              {valueText(example.expected)}
            </pre>
          </div>
          {example.note && <Markdown>{example.note}</Markdown>}
        </div>
      ))}
    </Stack>
  );
}

function Tables({ content }: { content: ViewOf<'sql'> }) {
  const { columns, rows } = content.example;
  return (
    <>
      <div>
        <Title order={3} size="sm" fw={650} mb="xs">
          Tables
        </Title>
        <SchemaView schema={content.schema} seed={content.seed} />
      </div>
      {rows ? (
        <ResultGrid label="Expected for these rows" table={{ columns, rows }} />
      ) : (
        <Text size="sm">
          Expected columns: <strong>{columns.join(', ')}</strong>
        </Text>
      )}
    </>
  );
}
