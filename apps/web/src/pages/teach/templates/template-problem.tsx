import type { Fault } from '@app/kernel/app-error.js';
import { Alert, List, Text } from '@mantine/core';
import { ApiProblem } from '../../../api.js';
import { wordsFor } from '../../../words.js';
import { placeOf } from './template-words.js';

/** What was refused, and where in the interview the reasons are; nothing where there is no error. */
export function TemplateProblem({ error, title }: { error: unknown; title: string }) {
  if (!error) return null;
  const faults = error instanceof ApiProblem ? error.faults : [];
  return (
    <Alert color="red" role="alert" title={title}>
      <Text size="sm">{wordsFor(error)}</Text>
      {faults.length > 0 && <Faults faults={faults} />}
    </Alert>
  );
}

/** Each fault with its place in words. */
export function Faults({ faults }: { faults: readonly Fault[] }) {
  return (
    <List size="sm" mt="xs">
      {faults.map((fault) => (
        <List.Item key={fault.pointer + fault.message}>
          {placeOf(fault)}: {fault.message}
        </List.Item>
      ))}
    </List>
  );
}
