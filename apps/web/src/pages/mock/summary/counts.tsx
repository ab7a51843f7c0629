import { Group, Table, Text } from '@mantine/core';
import type { MockItem } from '../../../shapes.js';
import type { Kept } from '../answers/answer-keeper.js';
import type { TimedMock } from '../mock-query.js';

/** Answers of questions that are out of sight are hidden; that there is one is not. */
export const isAnswered = ({ position, state, revision }: MockItem, { responses }: Kept): boolean =>
  (responses.get(position) ?? null) !== null || (state === 'unopened' && revision > 0);

/** How many there are of each, by section where there are several. */
export function Counts({ mock, kept }: { mock: TimedMock; kept: Kept }) {
  const rows = mock.sections.map(({ number, title }) => {
    const items = mock.items.filter(({ section }) => section === number);
    const answered = items.filter((item) => isAnswered(item, kept)).length;
    return {
      title,
      answered,
      unanswered: items.length - answered,
      flagged: items.filter(({ flagged }) => flagged).length,
      closed: items.filter(({ state }) => state === 'closed').length,
    };
  });
  const sum = (of: 'answered' | 'unanswered' | 'flagged' | 'closed') => rows.reduce((all, row) => all + row[of], 0);
  const hasClosed = sum('closed') > 0;
  if (rows.length < 2) {
    return (
      <Group gap="xl">
        <Figure count={sum('answered')} label="answered" />
        <Figure count={sum('unanswered')} label="not answered" />
        <Figure count={sum('flagged')} label="flagged" />
        {hasClosed && <Figure count={sum('closed')} label="closed" />}
      </Group>
    );
  }
  return (
    <Table.ScrollContainer minWidth={0} type="native">
      <Table>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">Section</Table.Th>
            <Table.Th scope="col">Answered</Table.Th>
            <Table.Th scope="col">Not answered</Table.Th>
            <Table.Th scope="col">Flagged</Table.Th>
            {hasClosed && <Table.Th scope="col">Closed</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.title}>
              <Table.Th scope="row">{row.title}</Table.Th>
              <Table.Td>{row.answered}</Table.Td>
              <Table.Td>{row.unanswered}</Table.Td>
              <Table.Td>{row.flagged}</Table.Td>
              {hasClosed && <Table.Td>{row.closed}</Table.Td>}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function Figure({ count, label }: { count: number; label: string }) {
  return (
    <div>
      <Text fz={30} fw={650} lh={1.1}>
        {count}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </div>
  );
}
