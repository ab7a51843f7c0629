import { Progress, Table, Text, Title } from '@mantine/core';
import { Card } from '../../../ui/card.js';
import { plainText } from '../../practice/question-row.js';
import { percentOf } from './alarm-words.js';
import classes from './statistics.module.css';
import type { VersionStatistics } from './statistics-queries.js';

type Option = NonNullable<VersionStatistics['options']>[number];

/** How often each option was chosen, and how good those are elsewhere who chose it. */
export function OptionTable({ options, answers }: { options: Option[]; answers: number }) {
  return (
    <Card label="Options">
      <Title order={2}>Options</Title>
      <Text mb="md" mt={4}>
        Of {answers} first answers. Good distractors are chosen, and by those who do worse in the rest of their sitting.
      </Text>
      <div className={classes.scroll} role="region" aria-label="Options, table" tabIndex={0}>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="col">Option</Table.Th>
              <Table.Th scope="col">Chosen</Table.Th>
              <Table.Th scope="col">Their mean elsewhere</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {options.map((option) => (
              <OptionRow key={option.id} option={option} answers={answers} />
            ))}
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}

/** From so many answers on, an option that fewer than one in fifty choose is no distractor. */
const fewestForDead = 50;

function OptionRow({ option, answers }: { option: Option; answers: number }) {
  const { id, text, isKey, chosen, share, meanRest } = option;
  const isDead = !isKey && answers >= fewestForDead && share < 0.02;
  return (
    <Table.Tr>
      <Table.Th scope="row" className={classes.option}>
        {id}. {plainText(text)}
        <Text span size="sm" c="dimmed" display="block">
          {isKey ? 'Right' : isDead ? 'Hardly ever chosen: no distractor' : 'Distractor'}
        </Text>
      </Table.Th>
      <Table.Td className={classes.share}>
        {chosen} ({percentOf(share)})
        <Progress value={share * 100} size="sm" mt={4} aria-hidden />
      </Table.Td>
      <Table.Td>{meanRest === null ? '–' : percentOf(meanRest)}</Table.Td>
    </Table.Tr>
  );
}
