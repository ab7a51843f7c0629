import { api, dataOf } from '../../../api.js';

/** Keeps an image. @returns its Markdown, without the words that its author has to find @throws ApiProblem, Unreachable */
export async function sendImage(file: File): Promise<string> {
  const form = new FormData();
  form.append('file', file);
  const { hash } = await dataOf(api.POST('/api/v1/admin/images', { body: { file: '' }, bodySerializer: () => form }));
  return `![](image:${hash})`;
}
