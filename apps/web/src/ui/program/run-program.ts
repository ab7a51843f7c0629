import type { Wire } from '@app/kernel/signature.js';
import { useEffect, useRef, useState } from 'react';
import { api, dataOf } from '../../api.js';
import type { Judgement } from '../../shapes.js';
import type { SourceLanguage } from '../code/grammar.js';

export interface RunOrder {
  slug: string;
  sessionId: string | undefined;
  language: SourceLanguage;
  text: string;
  cases: { arguments: Wire[] }[];
}

/** Runs the public examples and the own cases. Nothing is stored. */
async function runProgram(
  { slug, sessionId, language, text, cases }: RunOrder,
  signal: AbortSignal,
): Promise<Judgement> {
  const program = language === 'sql' ? { sql: text } : { language, source: text, ...(cases.length > 0 && { cases }) };
  const body = { ...program, ...(sessionId && { sessionId }) };
  const call = api.POST('/api/v1/questions/{slug}/run', { params: { path: { slug } }, body, signal });
  return (await dataOf(call)) as Judgement;
}

export type RunState =
  | { kind: 'idle' | 'running' | 'cancelled' }
  | { kind: 'done'; judgement: Judgement }
  | { kind: 'failed'; error: unknown };

export interface Runner {
  state: RunState;
  start: (order: RunOrder) => Promise<void>;
  cancel: () => void;
}

/** One run at a time; it ends with the page. */
export function useRunner(): Runner {
  const [state, setState] = useState<RunState>({ kind: 'idle' });
  const running = useRef<AbortController>(null);
  useEffect(() => () => running.current?.abort(), []);
  return {
    state,
    start: async (order) => {
      if (running.current) return;
      const controller = new AbortController();
      running.current = controller;
      setState({ kind: 'running' });
      try {
        const judgement = await runProgram(order, controller.signal);
        setState({ kind: 'done', judgement });
      } catch (error) {
        setState(controller.signal.aborted ? { kind: 'cancelled' } : { kind: 'failed', error });
      } finally {
        running.current = null;
      }
    },
    cancel: () => running.current?.abort(),
  };
}
