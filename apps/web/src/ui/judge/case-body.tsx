import type { Wire } from '@app/kernel/signature.js';
import { Stack, Text } from '@mantine/core';
import type { JudgedCase, ProgramView, Table } from '../../shapes.js';
import { plural } from '../../time.js';
import { ResultGrid } from './result-grid.js';
import { oddRows } from './row-difference.js';
import { ValuePair } from './value-pair.js';
import { valueText } from './value-text.js';
import classes from './judge.module.css';

/** What is shown of one case that is not hidden. */
export function CaseBody({ judged, content }: { judged: JudgedCase; content: ProgramView }) {
  const { stdout, message } = judged;
  return (
    <Stack gap="sm">
      {message && <Message>{message}</Message>}
      {content.kind === 'code' ? (
        <CodeCase judged={judged} content={content} />
      ) : (
        <SqlCase judged={judged} content={content} />
      )}
      {stdout && (
        <div className={classes.value}>
          <div className={classes.label}>Printed</div>
          <pre tabIndex={0} role="region" aria-label="Printed">
            {stdout}
          </pre>
        </div>
      )}
    </Stack>
  );
}

export function Message({ children }: { children: string }) {
  return (
    <pre className={classes.message} tabIndex={0} role="region" aria-label="Message">
      {children}
    </pre>
  );
}

type CodeContent = Extract<ProgramView, { kind: 'code' }>;

function CodeCase({ judged, content }: { judged: JudgedCase; content: CodeContent }) {
  return (
    <>
      {judged.arguments && <Arguments given={judged.arguments} content={content} />}
      <ValuePair
        expected={judged.expected}
        actual={judged.actual}
        expectedLabel={expectedLabels[content.comparator]}
        compare={judged.verdict === 'WA' && content.comparator !== 'any-of'}
      />
    </>
  );
}

const expectedLabels: Record<CodeContent['comparator'], string> = {
  exact: 'Expected',
  float: 'Expected, about',
  unordered: 'Expected, in any order',
  'unordered-nested': 'Expected, in any order',
  'any-of': 'Expected, one of',
  checker: 'Expected, for instance',
};

export function Arguments({ given, content }: { given: readonly Wire[]; content: CodeContent }) {
  const { signature } = content;
  const names = signature.kind === 'class' ? ['Constructor', 'Calls'] : signature.parameters.map(({ name }) => name);
  return (
    <div className={classes.value}>
      <div className={classes.label}>Input</div>
      <pre tabIndex={0} role="region" aria-label="Input">
        {given.map((value, index) => `${names[index] ?? index + 1} = ${clipped(valueText(value))}`).join('\n')}
      </pre>
    </div>
  );
}

const clipped = (text: string): string => (text.length > 4_000 ? `${text.slice(0, 4_000)}…` : text);

function SqlCase({ judged, content }: { judged: JudgedCase; content: Extract<ProgramView, { kind: 'sql' }> }) {
  const expected = judged.expected as Table | undefined;
  const actual = judged.actual as Table | undefined;
  const both = judged.verdict === 'WA' && expected && actual ? { expected, actual } : undefined;
  const told = both && columnsText(both.expected.columns, both.actual.columns, content.columnsMatter);
  const wrong = both && !told ? oddRows(both.expected, both.actual) : undefined;
  const sameRows = wrong?.missing.size === 0 && wrong.extra.size === 0;
  return (
    <>
      {told && <Text size="sm">{told}</Text>}
      {sameRows && content.orderMatters && <Text size="sm">The rows are right, their order is not.</Text>}
      <div className={classes.grids}>
        {actual && (
          <ResultGrid label="Yours" table={actual} odd={wrong && { rows: wrong.extra, word: 'not expected' }} />
        )}
        {expected && (
          <ResultGrid label="Expected" table={expected} odd={wrong && { rows: wrong.missing, word: 'missing' }} />
        )}
      </div>
    </>
  );
}

/** What is wrong with the columns; then comparing rows tells nothing. */
function columnsText(expected: readonly string[], actual: readonly string[], namesCount: boolean): string | undefined {
  if (expected.length !== actual.length) return `${plural(actual.length, 'column')}, but ${expected.length} expected.`;
  const isRenamed = namesCount && expected.some((name, index) => name !== actual[index]);
  return isRenamed ? `The columns must be called ${expected.join(', ')}.` : undefined;
}
