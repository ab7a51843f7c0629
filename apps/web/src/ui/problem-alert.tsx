import { Alert, List, Text } from '@mantine/core';
import { ApiProblem } from '../api.js';
import { wordsFor } from '../words.js';

/** What was refused and why, with the place of each fault; nothing where there is no error. */
export function ProblemAlert({ error, title }: { error: unknown; title?: string }) {
  if (!error) return null;
  const faults = error instanceof ApiProblem ? error.faults : [];
  return (
    <Alert color="red" role="alert" {...(title ? { title } : {})}>
      <Text size="sm">{wordsFor(error)}</Text>
      {faults.length > 0 && (
        <List size="sm" mt="xs">
          {faults.map((fault) => (
            <List.Item key={fault.pointer + fault.message}>
              <code>{fault.pointer || '/'}</code>: {fault.message}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  );
}
