import { Group, Stack, Text, Title } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api, dataOf } from '../../api.js';
import { Card } from '../../ui/card.js';
import { plainText } from '../practice/question-row.js';
import { StateBadge } from './state-badge.js';

interface SimilarQuestionsProps {
  /** As it is being written: JSON text, which may not be well-formed yet. */
  text: string;
  /** The question that it is of; undefined: a new one. */
  questionId?: string | undefined;
}

/** What the bank has that asks much the same, while a question is written. */
export function SimilarQuestions({ text, questionId }: SimilarQuestionsProps) {
  const [settled] = useDebouncedValue(text, 600);
  const content = objectIn(settled);
  const { data } = useQuery({
    queryKey: ['bank', 'similar', questionId, settled],
    queryFn: () =>
      dataOf(
        api.POST('/api/v1/admin/questions/similar', { body: { content: content!, ...(questionId && { questionId }) } }),
      ),
    enabled: content !== undefined,
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

function objectIn(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
