import { problemOf, Unreachable } from '../../api.js';

interface Upload {
  /** Share of the file that has been sent, 0 to 1. */
  onProgress: (share: number) => void;
  signal: AbortSignal;
}

/** Sends a file in a form to a path of the API; `fetch` can't tell how far it has come. @throws ApiProblem, Unreachable, DOMException AbortError */
export function uploadFile(path: string, file: File, { onProgress, signal }: Upload): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    request.upload.addEventListener('progress', ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0));
    request.addEventListener('load', () => {
      if (request.status === 202) resolve();
      else reject(problemOf(request.status, request.responseText));
    });
    request.addEventListener('error', () => reject(new Unreachable(undefined)));
    request.addEventListener('abort', () => reject(new DOMException('Cancelled', 'AbortError')));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}
