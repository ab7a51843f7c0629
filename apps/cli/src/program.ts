import { Command, Option } from 'commander';
import { warnOfOpenNetwork, type ConnectionOptions } from './connection.js';
import { peopleCommand } from './accounts/people-command.js';
import { tokensCommand } from './accounts/tokens-command.js';
import { questionsCommand } from './questions/questions-command.js';
import { exitCodes } from './failures.js';

const help = `
Environment:
  REHEARSE_URL       address of the server, as --url
  REHEARSE_TOKEN     access token; or name a file that has it by --token-file
  REHEARSE_EMAIL     who signs in for "tokens", and by which password; asked for where they are not set
  REHEARSE_PASSWORD

Exit codes:
  ${exitCodes.clean}  done
  ${exitCodes.faults}  done, or looked at, and something in it is not in order
  ${exitCodes.refused}  not done: the command makes no sense, or the server refused it
  ${exitCodes.unreachable}  not done: no answer from the server`;

/** The commands. What a command makes the program end with is in `process.exitCode`. */
export function makeProgram(): Command {
  const program = new Command('rehearse')
    .description('Works on a server of Rehearse in your name, by its API.')
    .addOption(
      new Option('--url <address>', 'address of the server').env('REHEARSE_URL').default('http://localhost:3000'),
    )
    .option('--token-file <file>', 'a file that holds an access token and nothing else')
    .addHelpText('after', help)
    .hook('preAction', (_, command) => warnOfOpenNetwork(command.optsWithGlobals<ConnectionOptions>().url))
    .addCommand(questionsCommand())
    .addCommand(peopleCommand())
    .addCommand(tokensCommand());
  leaveEndingToUs(program);
  return program;
}

/** A command that makes no sense throws, so that all exit codes are ours. */
function leaveEndingToUs(command: Command): void {
  command.exitOverride().showHelpAfterError('(--help tells more)');
  for (const part of command.commands) leaveEndingToUs(part);
}
