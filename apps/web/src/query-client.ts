import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api.js';

/** Refusals are final; only a lost network or an unavailable service is worth asking again. */
function worthRetrying(failures: number, error: Error): boolean {
  const refused = error instanceof ApiProblem && error.status !== 503;
  return !refused && failures < 3;
}

export const queryClient = new QueryClient({
  defaultOptions: { queries: { retry: worthRetrying, staleTime: 10_000 }, mutations: { retry: false } },
});
