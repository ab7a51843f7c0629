import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { api, ApiProblem } from '../../../api.js';
import type { AuthoredQuestion } from '../../../shapes.js';
import { loadAuthored, type Authored } from './authored-query.js';
import { checkedDraft, draftOf, fingerprintOf, latestOf, type Draft } from './draft.js';
import { keptDrafts } from './kept-drafts.js';

/** How long nothing must have been typed before what was is saved. */
const restMs = 1_500;
const retryMs = 5_000;

export type SaveState =
  | { phase: 'saved'; at: number | undefined }
  /** Will be saved by itself soon. */
  | { phase: 'waiting' }
  | { phase: 'saving' }
  /** In this browser only: it is not valid yet, or nobody has asked to save it. */
  | { phase: 'kept' }
  /** In this browser only; tried again until there is a connection. */
  | { phase: 'offline' }
  | { phase: 'refused'; error: unknown }
  /** Somebody else saved meanwhile. */
  | { phase: 'conflict'; theirs: Authored };

interface Autosave {
  state: SaveState;
  /** Saves now, also what is not saved by itself. */
  saveNow: () => void;
  /** Saves over what somebody else saved. */
  keepMine: () => void;
  /** Lets go of what is not saved. */
  forget: () => void;
}

interface AutosaveOptions {
  loaded: Authored;
  draft: Draft;
  /** Of a draft that was kept here when the page was opened: the tag of what it was written over. */
  writtenOver: string | null | undefined;
  onSaved: (saved: Authored) => void;
}

/**
 * Saves a draft while it is written, one request at a time, each naming what it was written over. Until the server has
 * it, it is kept in the browser. Of a version that has left the draft state the next is begun only when that is asked for.
 */
export function useAutosave({ loaded, draft, writtenOver, onSaved }: AutosaveOptions): Autosave {
  const { id } = loaded.question;
  const isOutdated = writtenOver !== undefined && writtenOver !== loaded.etag;
  const base = useRef({
    etag: isOutdated ? writtenOver : loaded.etag,
    fingerprint: fingerprintOf(draftOf(loaded.question)),
  });
  /** What could not be saved: it waits for a change, or for the connection. */
  const failed = useRef<string>(undefined);
  const isAutomatic = useRef(latestOf(loaded.question).state === 'draft');
  const isBusy = useRef(false);
  const [state, setState] = useState<SaveState>(
    isOutdated ? { phase: 'conflict', theirs: loaded } : { phase: 'saved', at: undefined },
  );
  const fingerprint = fingerprintOf(draft);

  const save = async (isAsked = false) => {
    const { content } = checkedDraft(draft);
    const isClean = fingerprint === base.current.fingerprint && !isAsked;
    if (isBusy.current || !content || isClean || (!isAutomatic.current && !isAsked)) return;
    isBusy.current = true;
    setState({ phase: 'saving' });
    try {
      const saved = await put(id, base.current.etag, { ...draft, content });
      base.current = { etag: saved.etag, fingerprint };
      isAutomatic.current = true;
      onSaved(saved);
      setState({ phase: 'saved', at: Date.now() });
    } catch (error) {
      failed.current = fingerprint;
      setState(await refusalOf(id, error));
    } finally {
      isBusy.current = false;
    }
  };
  const saveByItself = useEffectEvent(() => void save());
  /** Keeps what was written here. @returns whether it is to be saved soon */
  const keep = useEffectEvent((written: string, isHeld: boolean): boolean => {
    if (written === base.current.fingerprint && !isHeld) {
      keptDrafts.drop(id);
      if (state.phase !== 'saved') setState({ phase: 'saved', at: undefined });
      return false;
    }
    keptDrafts.put(id, { draft, etag: base.current.etag });
    if (isHeld || failed.current === written) return false;
    const isSavable = isAutomatic.current && checkedDraft(draft).content !== undefined;
    setState({ phase: isSavable ? 'waiting' : 'kept' });
    return isSavable;
  });

  const isHeld = state.phase === 'saving' || state.phase === 'conflict';
  useEffect(() => {
    if (!keep(fingerprint, isHeld)) return;
    const timer = setTimeout(saveByItself, restMs);
    return () => clearTimeout(timer);
  }, [fingerprint, isHeld]);

  const isOffline = state.phase === 'offline';
  useEffect(() => {
    if (!isOffline) return;
    const timer = setInterval(saveByItself, retryMs);
    addEventListener('online', saveByItself);
    return () => {
      clearInterval(timer);
      removeEventListener('online', saveByItself);
    };
  }, [isOffline]);

  return {
    state,
    saveNow: () => void save(true),
    keepMine: () => {
      if (state.phase !== 'conflict') return;
      base.current = { ...base.current, etag: state.theirs.etag };
      void save(true);
    },
    forget: () => keptDrafts.drop(id),
  };
}

async function put(
  id: string,
  etag: string | null,
  { topics, level, message, content }: Draft & { content: object },
): Promise<Authored> {
  const { data, response } = await api.PUT('/api/v1/admin/questions/{id}/draft', {
    params: { path: { id }, header: etag === null ? {} : { 'If-Match': etag } },
    body: { topics, level, content: content as never, message: message.trim() },
  });
  return { question: data as AuthoredQuestion, etag: response.headers.get('etag') };
}

/** What a failed save means. Where the newer state can't be had either, there is no connection. */
async function refusalOf(id: string, error: unknown): Promise<SaveState> {
  if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 429) return { phase: 'offline' };
  if (error.code !== 'version.stale') return { phase: 'refused', error };
  try {
    return { phase: 'conflict', theirs: await loadAuthored(id) };
  } catch {
    return { phase: 'offline' };
  }
}
