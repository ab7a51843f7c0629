import { Button, Group, Skeleton, Table, Text, Title } from '@mantine/core';
import { Suspense, useState, type ReactNode } from 'react';
import { Card } from '../../ui/card.js';
import classes from './progress.module.css';

interface PictureProps {
  title: string;
  /** What the picture says, in words. */
  summary: ReactNode;
  /** The same as a table, which one may have instead of the picture. */
  table: { columns: string[]; rows: (string | number)[][] };
  height: number;
  /** There is nothing to make a table of. */
  isEmpty?: boolean;
  /** Beside the title. */
  aside?: ReactNode;
  children: ReactNode;
}

/** A chart on a card of its own, with its meaning in words and its figures as a table. */
export function Picture({ title, summary, table, height, isEmpty, aside, children }: PictureProps) {
  const [asTable, setAsTable] = useState(false);
  const other = asTable ? 'As a picture' : 'As a table';
  return (
    <Card label={title} className={classes.picture}>
      <Group justify="space-between" align="baseline" gap="xs">
        <Title order={2}>{title}</Title>
        {!isEmpty && (
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${other}: ${title}`}
            onClick={() => setAsTable(!asTable)}
          >
            {other}
          </Button>
        )}
      </Group>
      <Text mb="md" mt={4}>
        {summary}
      </Text>
      {aside}
      {asTable ? (
        <Figures caption={title} {...table} />
      ) : (
        <div aria-hidden>
          <Suspense fallback={<Skeleton height={height} />}>{children}</Suspense>
        </div>
      )}
    </Card>
  );
}

function Figures({ caption, columns, rows }: { caption: string } & PictureProps['table']) {
  return (
    <div className={classes.table} role="region" aria-label={`${caption}, table`} tabIndex={0}>
      <Table>
        <caption className={classes.caption}>{caption}</caption>
        <Table.Thead>
          <Table.Tr>
            {columns.map((column) => (
              <Table.Th key={column} scope="col">
                {column}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map(([head, ...cells]) => (
            <Table.Tr key={head}>
              <Table.Th scope="row">{head}</Table.Th>
              {cells.map((cell, index) => (
                <Table.Td key={columns[index + 1]}>{cell}</Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </div>
  );
}
