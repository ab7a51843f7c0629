import { Button, Group, NativeSelect, SimpleGrid, Stack, Text } from '@mantine/core';
import { infiniteQueryOptions, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, dataOf, given } from '../../api.js';
import { topicsQuery } from '../../queries.js';
import type { Kind, Level, Question } from '../../shapes.js';
import { Card } from '../../ui/card.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Loaded } from '../../ui/loaded.js';
import { PageTitle } from '../../ui/page-title.js';
import { SearchBox } from '../../ui/search-box.js';
import { kindWords, levelWords } from '../../words.js';
import { AddToReviews } from './add-to-reviews.js';
import { QuestionRow } from './question-row.js';

type Filter = { topic?: string; level?: Level; kind?: Kind; q?: string };

const questionsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ['questions', filter],
    queryFn: ({ pageParam }) =>
      dataOf(api.GET('/api/v1/questions', { params: { query: given({ ...filter, limit: 20, cursor: pageParam }) } })),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  });

export function PracticePage() {
  const filter = useSearch({ from: '/shell/member/practice' });
  const query = useInfiniteQuery(questionsQuery(filter));
  return (
    <Stack gap="lg">
      <PageTitle>Practice</PageTitle>
      <Filters filter={filter} />
      {filter.topic && !filter.kind && !filter.q && (
        <AddToReviews
          key={`${filter.topic}/${filter.level}`}
          choice={{ topics: [filter.topic], ...(filter.level && { levels: [filter.level] }) }}
          label="Add all of these to my reviews"
        />
      )}
      <Card>
        <Loaded query={query}>
          {({ pages }) => <Found questions={pages.flatMap(({ items }) => items) as Question[]} />}
        </Loaded>
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

function Filters({ filter }: { filter: Filter }) {
  const navigate = useNavigate();
  const { data: tracks = [] } = useQuery(topicsQuery);
  const set = (part: Filter) =>
    void navigate({
      to: '/practice',
      search: Object.fromEntries(Object.entries({ ...filter, ...part }).filter(([, value]) => value)),
      replace: true,
      resetScroll: false,
    });
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} role="search">
      <SearchBox start={filter.q} onSearch={(q) => set({ q })} />
      <NativeSelect
        label="Topic"
        value={filter.topic ?? ''}
        onChange={(event) => set({ topic: event.currentTarget.value })}
        data={[
          { value: '', label: 'All topics' },
          ...tracks.map(({ title, topics }) => ({
            group: title,
            items: topics.map((topic) => ({ value: topic.slug, label: topic.title })),
          })),
        ]}
      />
      <NativeSelect
        label="Level"
        value={filter.level ?? ''}
        onChange={(event) => set({ level: event.currentTarget.value as Level })}
        data={[{ value: '', label: 'All levels' }, ...optionsOf(levelWords)]}
      />
      <NativeSelect
        label="Kind"
        value={filter.kind ?? ''}
        onChange={(event) => set({ kind: event.currentTarget.value as Kind })}
        data={[{ value: '', label: 'All kinds' }, ...optionsOf(kindWords)]}
      />
    </SimpleGrid>
  );
}

const optionsOf = (words: Record<string, string>) => Object.entries(words).map(([value, label]) => ({ value, label }));

function Found({ questions }: { questions: Question[] }) {
  if (questions.length === 0) {
    return <EmptyState title="No questions fit" hint="Take away a filter, or search for another word." />;
  }
  return (
    <>
      <Text size="sm" c="dimmed" mb="xs">
        What you answer here is graded at once and comes back in your reviews.
      </Text>
      {questions.map((question) => (
        <QuestionRow key={question.id} question={question} />
      ))}
    </>
  );
}
