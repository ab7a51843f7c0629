import { Command, InvalidArgumentError, Option } from 'commander';
import { tokenScopes } from '@app/identity/domain/token-scopes.js';
import type { ConnectionOptions } from '../connection.js';
import { createToken, listTokens, revokeToken, type TokenWish } from './tokens.js';

export function tokensCommand(): Command {
  return new Command('tokens')
    .description('Access tokens of your own; signs in with e-mail and password, for no token may do this')
    .addCommand(createCommand())
    .addCommand(
      new Command('list')
        .description('One token a line: id, name, scopes, expiry, last use')
        .option('--json', 'one JSON object a line', false)
        .action(async (_: unknown, command: Command) => {
          const { url, json } = command.optsWithGlobals<ConnectionOptions & { json: boolean }>();
          await listTokens(url, json);
        }),
    )
    .addCommand(
      new Command('revoke')
        .description('Ends a token for good')
        .argument('<id>')
        .action(async (id: string, _: unknown, command: Command) => {
          await revokeToken(command.optsWithGlobals<ConnectionOptions>().url, id);
        }),
    );
}

function createCommand(): Command {
  return new Command('create')
    .description('Makes a token and prints it, this once')
    .requiredOption('--name <name>', 'what it is for')
    .addOption(
      new Option('--scope <scope...>', 'what it may be used for; to write includes to read')
        .choices(tokenScopes)
        .makeOptionMandatory(),
    )
    .option('--days <number>', 'how long it lasts; until it is revoked where absent', wholeDays)
    .action(async (_: unknown, command: Command) => {
      const { url, name, scope, days } = command.optsWithGlobals<
        ConnectionOptions & { name: string; scope: TokenWish['scopes']; days?: number }
      >();
      await createToken(url, { name, scopes: scope, days });
    });
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (!Number.isInteger(days) || days < 1 || days > 36_500) throw new InvalidArgumentError('It must be 1 to 36500.');
  return days;
}
