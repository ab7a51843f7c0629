import type { Attempt } from '../../protocol.js';
import { runAttempt } from './attempt.js';
import { tell } from './tell.js';
import { warmUp } from './warm-up.js';

await warmUp();

process.on('disconnect', () => process.exit());
process.on('message', (attempt: Attempt) => {
  void run(attempt);
});
tell({ type: 'ready' });

async function run(attempt: Attempt): Promise<void> {
  if (!('program' in attempt)) throw new Error('this child runs programs');
  tell({ type: 'taken', id: attempt.id });
  const recycle = await runAttempt(attempt.id, attempt.program);
  tell({ type: 'done', id: attempt.id, recycle });
}
