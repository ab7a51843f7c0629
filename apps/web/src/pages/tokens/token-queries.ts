import { queryOptions } from '@tanstack/react-query';
import { api, dataOf, type Schemas } from '../../api.js';

export type Token = Schemas['TokenList']['items'][number];

export const tokensQuery = queryOptions({
  queryKey: ['tokens'],
  queryFn: async () => (await dataOf(api.GET('/api/v1/me/tokens'))).items,
});
