import { Table, Text, Title } from '@mantine/core';
import type { Progress } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import classes from './progress.module.css';

type Share = Progress['trueRetention'][number]['review'];

const windowWords = { day: 'Today', week: '7 days', month: '30 days', year: '365 days' } as const;
const percentOf = (rate: number) => `${Math.round(rate * 100)} %`;

/** How much is remembered, by how well known the cards are, against what was wanted. */
export function Retention({ progress: { trueRetention, desiredRetention } }: { progress: Progress }) {
  const month = trueRetention.find(({ window }) => window === 'month')!;
  return (
    <Card label="True retention">
      <Title order={2}>True retention</Title>
      <Text mt={4} mb="md">
        {verdict(month.review, desiredRetention)}
      </Text>
      <div className={classes.table} role="region" aria-label="True retention, table" tabIndex={0}>
        <Table className={classes.retention}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">In the last</Table.Th>
              <Table.Th scope="col">Young</Table.Th>
              <Table.Th scope="col">Mature</Table.Th>
              <Table.Th scope="col">Both</Table.Th>
              <Table.Th scope="col">Learning</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {trueRetention.map(({ window, young, mature, review, learning }) => (
              <Table.Tr key={window}>
                <Table.Th scope="row">{windowWords[window]}</Table.Th>
                <Figure share={young} />
                <Figure share={mature} />
                <Figure share={review} strong />
                <Figure share={learning} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </div>
      <Text size="sm" c="dimmed" mt="sm">
        Of each card the first review of a day counts; everything but “again” is remembered. Young: it came after less
        than 21 days. Mature: after 21 days or more. Learning cards are not there to be remembered yet and stand apart.
      </Text>
    </Card>
  );
}

function Figure({ share: { rate, remembered, total }, strong }: { share: Share; strong?: boolean }) {
  if (rate === null) return <Table.Td c="dimmed">–</Table.Td>;
  return (
    <Table.Td>
      <Text span fw={strong ? 700 : 500} className={classes.rate}>
        {percentOf(rate)}
      </Text>{' '}
      <Text span size="xs" c="dimmed" className={classes.rate}>
        {remembered} of {total}
      </Text>
    </Table.Td>
  );
}

/** Fewer reviews say nothing. */
const fewest = 20;

function verdict({ rate, total }: Share, desired: number): string {
  const wanted = `You want to remember ${percentOf(desired)}.`;
  if (rate === null || total < fewest) {
    return `${wanted} After ${fewest} reviews of cards that you have learned, this says whether you do.`;
  }
  const found = `${wanted} In the last 30 days it was ${percentOf(rate)} of ${total} reviews`;
  // Two standard errors: what is within may be chance.
  const margin = 2 * Math.sqrt((desired * (1 - desired)) / total);
  if (Math.abs(rate - desired) <= margin) return `${found}: as planned.`;
  return rate < desired
    ? `${found}: less than planned. Your cards come too late for you.`
    : `${found}: more than planned. Your cards could come later and cost less time.`;
}
