import { CommanderError } from 'commander';
import { exitCodeOf, exitCodes, wordsOf } from './failures.js';
import { makeProgram } from './program.js';
import { note, progressDone } from './terminal/terminal.js';

// Whoever reads has had enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  throw error;
});

try {
  await makeProgram().parseAsync();
} catch (error) {
  progressDone();
  // What is wrong with a command has been said by then; a help that was asked for is no fault.
  if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? exitCodes.clean : exitCodes.refused;
  else {
    note(`rehearse: ${wordsOf(error)}`);
    process.exitCode = exitCodeOf(error);
  }
}
