import { Container, Stack, Text } from '@mantine/core';
import { LinkButton } from './link-button.js';
import { PageTitle } from './page-title.js';

export function NotFound() {
  return (
    <Container size="sm" py="xl">
      <Stack align="flex-start">
        <PageTitle tab="Not found">There is no such page</PageTitle>
        <Text c="dimmed">The address may be mistyped, or what was here is gone.</Text>
        <LinkButton to="/">Go to Today</LinkButton>
      </Stack>
    </Container>
  );
}
