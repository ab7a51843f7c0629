import { Badge, VisuallyHidden } from '@mantine/core';

/** How many of something are open, beside the way there; nothing where none is. */
export function OpenCount({ open }: { open: number | undefined }) {
  if (!open) return null;
  return (
    <Badge component="span" size="sm" ml={6} px={6} variant="filled">
      {open}
      <VisuallyHidden> open</VisuallyHidden>
    </Badge>
  );
}
