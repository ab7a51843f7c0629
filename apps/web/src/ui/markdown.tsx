import { Skeleton } from '@mantine/core';
import { lazy, Suspense } from 'react';

const MarkdownBody = lazy(() =>
  import('./markdown-body.js').then(({ MarkdownBody: component }) => ({ default: component })),
);

/** Authored Markdown, made safe. Its parser is loaded with the first page that shows any. */
export function Markdown({ children }: { children: string }) {
  return (
    <Suspense fallback={<Skeleton height={20} width="70%" />}>
      <MarkdownBody>{children}</MarkdownBody>
    </Suspense>
  );
}
