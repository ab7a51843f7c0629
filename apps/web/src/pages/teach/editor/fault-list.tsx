import { Alert, List, Title } from '@mantine/core';
import type { CheckedDraft } from './draft.js';

/** All that is wrong with a draft, in one place; what can be saved already is told so. */
export function FaultList({ checked: { faults, content } }: { checked: CheckedDraft }) {
  if (faults.length === 0) return null;
  return (
    <Alert
      color={content ? 'blue' : 'yellow'}
      role="status"
      title={
        <Title order={2} size="h3">
          {content ? 'Before it is submitted' : 'Not valid yet'}
        </Title>
      }
      data-testid="faults"
    >
      <List size="sm">
        {faults.map(({ pointer, message }) => (
          <List.Item key={pointer + message}>
            <code>{pointer || '/'}</code>: {message}
          </List.Item>
        ))}
      </List>
    </Alert>
  );
}
