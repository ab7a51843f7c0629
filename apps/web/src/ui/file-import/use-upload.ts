import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { uploadFile } from './upload-file.js';

export interface Upload {
  send: (file: File) => void;
  cancel: () => void;
  /** Sent so far, 0 to 1; undefined: nothing is being sent. */
  share: number | undefined;
  error: unknown;
}

/** Sends a chosen file to a path of the API, one at a time; `key` names the queries that change by it. */
export function useUpload(path: string, key: string): Upload {
  const client = useQueryClient();
  const aborter = useRef<AbortController>(undefined);
  const [share, setShare] = useState(0);
  const { mutate, isPending, error } = useMutation({
    mutationFn: (file: File) => {
      aborter.current = new AbortController();
      setShare(0);
      return uploadFile(path, file, { onProgress: setShare, signal: aborter.current.signal });
    },
    onSettled: () => client.invalidateQueries({ queryKey: [key] }),
  });
  const isCancelled = error instanceof DOMException;
  return {
    send: mutate,
    cancel: () => aborter.current?.abort(),
    share: isPending ? share : undefined,
    error: isCancelled ? null : error,
  };
}
