import { Button, Container, Group, Stack, Text } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { wordsFor } from '../words.js';
import { PageTitle } from './page-title.js';

/** The last resort of every page: what happened in one sentence, and two ways on. */
export function ErrorScreen({ error, reset }: { error: unknown; reset?: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset?.();
    void router.invalidate();
  };
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start" role="alert">
        <PageTitle tab="Error">This did not work</PageTitle>
        <Text c="dimmed">{wordsFor(error)}</Text>
        <Group>
          <Button onClick={retry}>Try again</Button>
          <Button variant="default" component="a" href="/">
            Go to Today
          </Button>
        </Group>
      </Stack>
    </Container>
  );
}
