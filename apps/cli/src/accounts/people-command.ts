import { Argument, Command } from 'commander';
import { roles, type Role } from '@app/kernel/actor.js';
import { connectWithToken, type ConnectionOptions } from '../connection.js';
import { giveRole, listPeople } from './people.js';

export function peopleCommand(): Command {
  return new Command('people')
    .description('People and their roles, for admins')
    .addCommand(
      new Command('list')
        .description('One person a line: id, address, name, role')
        .option('--query <text>', 'part of an address or a name')
        .option('--json', 'one JSON object a line', false)
        .action(async (_: unknown, command: Command) => {
          const options = command.optsWithGlobals<ConnectionOptions & { query?: string; json: boolean }>();
          await listPeople(connectWithToken(options), options);
        }),
    )
    .addCommand(
      new Command('role')
        .description('Gives a person a role')
        .argument('<email>')
        .addArgument(new Argument('<role>').choices(roles))
        .action(async (email: string, role: Role, _: unknown, command: Command) => {
          await giveRole(connectWithToken(command.optsWithGlobals<ConnectionOptions>()), email, role);
        }),
    );
}
