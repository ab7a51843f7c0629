import { Button, Group, Stack } from '@mantine/core';
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import width from '../../ui/width.module.css';
import { NoticeRow } from './notice-row.js';
import { noticesQuery, unreadQuery, type Notice } from './notice-queries.js';

/** What a person was told, newest first. What is shown here is read. */
export function NoticesPage() {
  const query = useInfiniteQuery(noticesQuery);
  const shown = query.data?.pages.flatMap(({ items }) => items) ?? [];
  useMarkRead(shown);
  return (
    <Stack gap="lg" className={width.narrow}>
      <PageTitle>Notices</PageTitle>
      <Card>
        <Loaded query={query}>{() => <List notices={shown} />}</Loaded>
      </Card>
      {query.hasNextPage && (
        <Group justify="center">
          <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            Show more
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function List({ notices }: { notices: Notice[] }) {
  if (notices.length === 0) {
    return (
      <EmptyState
        title="Nothing to tell you"
        hint="Where you report a fault in a question, what becomes of it is told here."
      />
    );
  }
  return notices.map((notice) => <NoticeRow key={notice.id} notice={notice} />);
}

/** They stay marked as new on this page until it is opened again: only the count is asked for anew. */
function useMarkRead(shown: readonly Notice[]): void {
  const queryClient = useQueryClient();
  const unread = shown
    .filter(({ readAt }) => readAt === null)
    .map(({ id }) => id)
    .slice(0, 100)
    .join();
  useEffect(() => {
    if (!unread) return;
    void api
      .POST('/api/v1/me/notices/read', { body: { ids: unread.split(',') } })
      .then(() => queryClient.invalidateQueries({ queryKey: unreadQuery.queryKey }))
      // Unread is what they stay, and are shown as, the next time.
      .catch(() => undefined);
  }, [unread, queryClient]);
}
