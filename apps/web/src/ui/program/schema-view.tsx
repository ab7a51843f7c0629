import { Stack, Title } from '@mantine/core';
import type { CandidateView } from '../../shapes.js';
import { SourceView } from '../code/source-view.js';
import { tablesOf } from './schema-text.js';
import classes from './workbench.module.css';

/** The tables, where they are not at the centre. */
export function SchemaFold({ content }: { content: CandidateView }) {
  if (content.kind !== 'sql') return null;
  return (
    <details className={classes.raw}>
      <summary>Tables</summary>
      <SchemaView schema={content.schema} seed={content.seed} />
    </details>
  );
}

/** The tables to read from; how they are made and filled is a click away. */
export function SchemaView({ schema, seed }: { schema: string; seed: string }) {
  const tables = tablesOf(schema);
  return (
    <Stack gap="sm">
      {tables.map(({ name, columns }) => (
        <div key={name} className={classes.table}>
          <Title order={4} size="sm" fw={650} ff="monospace">
            {name}
          </Title>
          <ul>
            {columns.map((column) => (
              <li key={column.name}>
                <code>{column.name}</code> <span className={classes.type}>{column.type}</span>
                {column.notes.length > 0 && <span className={classes.note}>{column.notes.join(', ')}</span>}
              </li>
            ))}
          </ul>
        </div>
      ))}
      <details className={classes.raw} open={tables.length === 0}>
        <summary>How the tables are made</summary>
        <SourceView language="sql" label="How the tables are made" tables={tables}>
          {schema}
        </SourceView>
      </details>
      {seed.trim() && (
        <details className={classes.raw}>
          <summary>The rows in them</summary>
          <SourceView language="sql" label="The rows in the tables" tables={tables}>
            {seed}
          </SourceView>
        </details>
      )}
    </Stack>
  );
}
