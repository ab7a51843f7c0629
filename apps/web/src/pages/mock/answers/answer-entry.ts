import type { CandidateResponse, MockItem } from '../../../shapes.js';
import { draftShelf, type Draft } from '../draft-shelf.js';
import { sameResponse } from './same-response.js';

/** One item's answer as this page has it. */
export interface Entry {
  response: CandidateResponse;
  /** The highest number known or given. */
  revision: number;
  /** What the server has not acknowledged. */
  draft?: Draft | undefined;
  /** The draft's number was already used in a request, so a change needs a new one. */
  sent: boolean;
  sending: boolean;
  /** The server has shown its answer: it hides those of questions that are out of sight. */
  known: boolean;
  /** Not before the item is open again. */
  waits: boolean;
  /** What was typed here, where another window's newer answer took its place. */
  aside?: CandidateResponse;
  /** What was typed last came after the item was closed. */
  tooLate: boolean;
}

/** As the server shows it, with what a reload or a crash has left in this browser. */
export function entryOf(mockId: string, item: MockItem): Entry {
  const entry: Entry = {
    response: item.response,
    revision: item.revision,
    sent: false,
    sending: false,
    known: false,
    waits: false,
    tooLate: false,
  };
  const draft = draftShelf.take(mockId, item.position);
  if (draft && draft.revision > item.revision) {
    // Whether this number was ever used is not known; with the same body it may be used again.
    Object.assign(entry, { response: draft.response, revision: draft.revision, draft, sent: true });
  }
  if (item.question) absorb(mockId, entry, item);
  return entry;
}

/** Takes over what the server shows of an item, except where something typed here is still on its way. */
export function absorb(mockId: string, entry: Entry, item: MockItem): void {
  if (item.state === 'open') entry.waits = false;
  if (!item.question) return;
  const isNew = !entry.known;
  entry.known = true;
  if (entry.draft || entry.sending || (!isNew && item.revision <= entry.revision)) return;
  entry.response = item.response;
  entry.revision = Math.max(item.revision, entry.revision);
  if (isNew) putAside(mockId, entry, item);
}

/** A draft that was overtaken while this page was away. */
function putAside(mockId: string, entry: Entry, { position, response }: MockItem): void {
  const draft = draftShelf.take(mockId, position);
  draftShelf.drop(mockId, position);
  if (draft && !sameResponse(draft.response, response)) entry.aside = draft.response;
}
