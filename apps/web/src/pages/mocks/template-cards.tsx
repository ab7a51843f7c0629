import { Button, SimpleGrid, Stack, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Loaded } from '../../ui/loaded.js';
import { TemplateCard } from './template-card.js';
import { templatesQuery } from './template-queries.js';

/** The interviews that instructors have published; nothing where there are none. */
export function TemplateCards() {
  const query = useInfiniteQuery(templatesQuery);
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const templates = pages.flatMap(({ items }) => items);
        if (templates.length === 0) return null;
        return (
          <Stack component="section" gap="md" aria-label="Ready-made interviews">
            <Title order={2}>Ready-made interviews</Title>
            <SimpleGrid cols={{ base: 1, md: 2 }}>
              {templates.map((template) => (
                <TemplateCard key={template.id} template={template} />
              ))}
            </SimpleGrid>
            {query.hasNextPage && (
              <Button
                variant="default"
                style={{ alignSelf: 'center' }}
                loading={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                Show more
              </Button>
            )}
          </Stack>
        );
      }}
    </Loaded>
  );
}
