import type { Attempt } from '../../protocol.js';
import { AttemptRun } from './attempt.js';
import { Interpreter } from './interpreter.js';
import { tell } from './tell.js';
import { warmUp } from './warm-up.js';

const interpreter = await Interpreter.boot();
warmUp(interpreter);

process.on('disconnect', () => process.exit());
process.on('message', (attempt: Attempt) => {
  if (!('program' in attempt)) throw new Error('this child runs programs');
  tell({ type: 'taken', id: attempt.id });
  const isHarmed = new AttemptRun(attempt.id, attempt.program, interpreter, tell).run();
  const recycle = isHarmed || !interpreter.restore();
  tell({ type: 'done', id: attempt.id, recycle });
});
tell({ type: 'ready' });
