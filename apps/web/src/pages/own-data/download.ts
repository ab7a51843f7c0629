import { api } from '../../api.js';

export type ExportFormat = 'json' | 'csv' | 'apkg';

/** Fetches an export, so that a refusal shows on the page, and hands it to the browser as a download. */
export async function download(format: ExportFormat): Promise<void> {
  const { data, response } = await api.GET('/api/v1/me/export', { params: { query: { format } }, parseAs: 'blob' });
  const name =
    /filename="([^"]+)"/.exec(response.headers.get('content-disposition') ?? '')?.[1] ?? `rehearse.${format}`;
  const url = URL.createObjectURL(data as unknown as Blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // Chromium reads it after the click.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
