import { Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, dataOf } from '../../api.js';
import { Card } from '../../ui/card.js';
import { plainText } from '../practice/question-row.js';
import type { Doc } from './editor/document.js';
import { StateBadge } from './state-badge.js';

interface SimilarQuestionsProps {
  /** As it is being written, which may not be a valid content yet. */
  doc: Doc;
  /** The question that it is of; undefined: a new one. */
  questionId?: string | undefined;
}

/** What the bank has that asks much the same, while a question is written. */
export function SimilarQuestions({ doc, questionId }: SimilarQuestionsProps) {
  const [content] = useDebouncedValue(doc, 600);
  const { data } = useQuery({
    queryKey: ['bank', 'similar', questionId, content],
    queryFn: () =>
      dataOf(api.POST('/api/v1/admin/questions/similar', { body: { content, ...(questionId && { questionId }) } })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
  if (!data || data.items.length === 0) return null;
  return (
    <Card label="Similar questions">
      <Title order={2} size="h3" mb="xs">
        The bank asks something similar
      </Title>
      <Stack gap="sm" role="status">
        {data.items.map((question) => (
          <div key={question.id}>
            <Group justify="space-between" wrap="nowrap" align="flex-start">
              <Link to="/teach/questions/$questionId" params={{ questionId: question.id }} target="_blank">
                {plainText(question.prompt)}
              </Link>
              <StateBadge state={question.state} />
            </Group>
            <Text size="sm" c="dimmed">
              <code>{question.slug}</code> · {Math.floor(question.similarity * 100)} % alike
            </Text>
          </div>
        ))}
      </Stack>
    </Card>
  );
}
