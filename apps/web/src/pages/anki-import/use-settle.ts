import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, dataOf } from '../../api.js';

/** Has an import applied, or undone. */
export function useSettle(id: string, act: 'apply' | 'undo') {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => {
      const params = { params: { path: { id } } };
      return act === 'apply'
        ? dataOf(api.POST('/api/v1/reviews/imports/{id}/apply', params))
        : dataOf(api.POST('/api/v1/reviews/imports/{id}/undo', params));
    },
    onSettled: () => client.invalidateQueries({ queryKey: ['imports'] }),
  });
}
