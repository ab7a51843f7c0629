import { List, Loader, Group, Stack, Text, Title } from '@mantine/core';
import { queryOptions, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api, dataOf } from '../../api.js';
import { dateTimeText } from '../../time.js';
import { Card } from '../../ui/card.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';

const everyMs = 1_500;

const deletionQuery = (receipt: string) =>
  queryOptions({
    queryKey: ['account-deletion', receipt],
    queryFn: () => dataOf(api.GET('/api/v1/account-deletions/{receipt}', { params: { path: { receipt } } })),
    refetchInterval: ({ state }) => (state.data?.state === 'done' ? false : everyMs),
  });

/** What was removed, as the receipt counts it. */
const countWords: Record<string, string> = {
  reviews: 'reviews',
  cards: 'cards',
  sittings: 'mocks',
  privateQuestions: 'own questions',
  rememberedRequests: 'remembered requests',
  auditEntriesBlanked: 'entries of the audit log blanked',
};

/** How far the deletion of an account is; anybody who has the receipt may look. */
export function ReceiptPage() {
  const { receipt } = useParams({ from: '/shell/account-deletions/$receipt' });
  const query = useQuery(deletionQuery(receipt));
  return (
    <Stack gap="lg">
      <PageTitle>Account deletion</PageTitle>
      <Card label="Receipt">
        <Loaded query={query}>
          {({ state, requestedAt, doneAt, counts }) => (
            <Stack gap="sm">
              <Group gap="sm" role="status">
                {state === 'running' && <Loader size="sm" aria-hidden />}
                <Title order={2}>{state === 'done' ? 'Everything is removed' : 'Being removed…'}</Title>
              </Group>
              <Text>
                Asked for {dateTimeText(requestedAt)}
                {doneAt ? `, done ${dateTimeText(doneAt)}.` : '. Nobody can sign in to the account any more.'}
              </Text>
              <List size="sm">
                {Object.entries(counts).map(([name, count]) => (
                  <List.Item key={name}>
                    {count} {countWords[name] ?? name}
                  </List.Item>
                ))}
              </List>
              <Text size="sm" c="dimmed">
                Receipt <code>{receipt}</code>: keep this page’s address to look again. It says nothing about you.
              </Text>
            </Stack>
          )}
        </Loaded>
      </Card>
    </Stack>
  );
}
