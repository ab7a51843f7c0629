import { api, ApiProblem, dataOf } from '../../../api.js';
import { onWire, type AnswerReceipt } from '../../../shapes.js';
import { draftShelf, type Draft } from '../draft-shelf.js';

/** A request without an answer for so long is given up and sent again, in milliseconds. */
const patienceMs = 20_000;

export async function sendAnswer(
  id: string,
  position: number,
  draft: Draft,
  keepalive: boolean,
): Promise<AnswerReceipt> {
  const call = api.PUT('/api/v1/quiz-sessions/{id}/items/{position}/answer', {
    params: { path: { id, position } },
    body: { ...draft, response: onWire(draft.response) },
    keepalive,
    signal: AbortSignal.timeout(patienceMs),
  });
  return (await dataOf(call)) as AnswerReceipt;
}

/**
 * What this browser still had when the sitting ended. It does not count, but the server keeps it for the debrief to
 * show; what can't be sent now stays for another time.
 */
export async function sendLateDrafts(id: string): Promise<void> {
  for (const position of draftShelf.positions(id)) {
    const draft = draftShelf.take(id, position);
    try {
      if (draft) await sendAnswer(id, position, draft, false);
    } catch (error) {
      if (!(error instanceof ApiProblem) || error.status >= 500 || error.status === 401) return;
    }
    draftShelf.drop(id, position);
  }
}
