import { Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../../queries.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { NewMockForm } from './new-mock-form.js';

export function NewMockPage() {
  const query = useQuery(topicsQuery);
  return (
    <Stack gap="lg">
      <PageTitle>New mock</PageTitle>
      <Loaded query={query}>{(tracks) => <NewMockForm tracks={tracks} />}</Loaded>
    </Stack>
  );
}
