import { Badge, VisuallyHidden } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { waitingVersionsQuery } from './review-queries.js';

/** How many versions wait for this person, beside the way there; nothing where none does. */
export function WaitingVersions() {
  const { data: waiting } = useQuery(waitingVersionsQuery);
  if (!waiting) return null;
  return (
    <Badge component="span" size="sm" ml={6} px={6} variant="filled" data-testid="waiting-versions">
      {waiting}
      <VisuallyHidden> to review</VisuallyHidden>
    </Badge>
  );
}
