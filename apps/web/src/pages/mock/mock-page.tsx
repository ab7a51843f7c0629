import { Container } from '@mantine/core';
import { Navigate, useParams } from '@tanstack/react-router';
import { Loaded } from '../../ui/loaded.js';
import { useMock } from './mock-query.js';
import { Sitting } from './sitting.js';

/** A sitting while it runs; afterwards its debrief. */
export function MockPage() {
  const { mockId } = useParams({ from: '/mocks/$mockId' });
  const query = useMock(mockId);
  const mock = query.data;
  if (mock && mock.state !== 'running') {
    return <Navigate to="/mocks/$mockId/result" params={{ mockId }} replace />;
  }
  if (mock) return <Sitting key={mock.id} mock={mock} />;
  return (
    <Container component="main" size="md" py="xl">
      <Loaded query={query}>{() => null}</Loaded>
    </Container>
  );
}
