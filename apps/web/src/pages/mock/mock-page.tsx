import { Container } from '@mantine/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useServerEvents } from '../../server-events.js';
import { Loaded } from '../../ui/loaded.js';
import { sendLateDrafts } from './answers/send-answer.js';
import { useMock } from './mock-query.js';
import { useClockNews } from './news.js';
import { Sitting } from './sitting.js';

/** A sitting until it ends; afterwards its debrief. */
export function MockPage() {
  const { mockId } = useParams({ from: '/mocks/$mockId' });
  const query = useMock(mockId);
  const mock = query.data;
  useServerEvents(true);
  useClockNews(mock);
  const isOver = mock?.state === 'finished' || mock?.state === 'graded';
  useEffect(() => {
    if (isOver) void sendLateDrafts(mockId);
  }, [isOver, mockId]);
  if (isOver) return <Navigate to="/mocks/$mockId/result" params={{ mockId }} replace />;
  if (mock) return <Sitting key={mock.id} mock={mock} />;
  return (
    <Container component="main" size="md" py="xl">
      <Loaded query={query}>{() => null}</Loaded>
    </Container>
  );
}
