import { Badge, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { waitingQuery } from './assessment-queries.js';

/** How many answers wait for this person, beside the way there; nothing where none does. */
export function WaitingCount() {
  const { data: waiting } = useQuery(waitingQuery);
  if (!waiting) return null;
  return (
    <Badge component="span" size="sm" ml={6} px={6} variant="filled" data-testid="waiting-count">
      {waiting}
      <VisuallyHidden> waiting</VisuallyHidden>
    </Badge>
  );
}
