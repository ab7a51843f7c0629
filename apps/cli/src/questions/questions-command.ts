import { Command, Option } from 'commander';
import { nearDuplicateWays, questionFormats } from '@app/interchange/domain/question-import.js';
import { kinds } from '@app/question-bank/domain/content.js';
import { levels } from '@app/question-bank/domain/taxonomy.js';
import { versionStates } from '@app/question-bank/domain/workflow.js';
import { connectWithToken, type ConnectionOptions } from '../connection.js';
import { exportFile, type ExportQuery } from './export-file.js';
import { importFile, type ImportWish } from './import-file.js';
import { addTopics, topicList, type MappingWish } from './mapping.js';

export function questionsCommand(): Command {
  return new Command('questions')
    .description('Questions of the bank')
    .addCommand(importCommand())
    .addCommand(exportCommand());
}

interface ImportOptions extends ConnectionOptions, Omit<ImportWish, 'mapping'> {
  map?: Record<string, string[]>;
  mapTag?: Record<string, string[]>;
  topics?: string[];
  level?: MappingWish['level'];
  nearDuplicates?: MappingWish['nearDuplicates'];
}

function importCommand(): Command {
  return new Command('import')
    .description('Brings a file of questions in as drafts: all that is in order, or nothing')
    .argument('<file>')
    .option('--dry-run', 'only tell what would become of each record', false)
    .option('--strict', 'write nothing where a record is not in order', false)
    .addOption(new Option('--format <format>', 'found by itself where absent').choices(['auto', ...questionFormats]))
    .option('--map <category=topic,…>', 'topics of a category; may be given again', addTopics)
    .option('--map-tag <tag=topic,…>', 'topics of a tag; may be given again', addTopics)
    .option('--topics <topic,…>', 'topics of records that nothing else gives one', topicList)
    .addOption(new Option('--level <level>', 'level of records that name none').choices(levels))
    .addOption(
      new Option('--near-duplicates <way>', 'what becomes of what asks nearly the same').choices(nearDuplicateWays),
    )
    .option('--json', 'tell it as JSON', false)
    .action(async (file: string, _: unknown, command: Command) => {
      const options = command.optsWithGlobals<ImportOptions>();
      const { format, dryRun, strict, json } = options;
      const wish = { dryRun, strict, json, mapping: mappingOf(options), ...(format !== undefined && { format }) };
      process.exitCode = await importFile(connectWithToken(options), file, wish);
    });
}

function mappingOf({ map, mapTag, topics, level, nearDuplicates }: ImportOptions): MappingWish {
  return {
    ...(map && { categories: map }),
    ...(mapTag && { tags: mapTag }),
    ...(topics && { topics }),
    ...(level && { level }),
    ...(nearDuplicates && { nearDuplicates }),
  };
}

type ExportOptions = ConnectionOptions & ExportQuery & { output?: string };

const exportFormats = ['pack', 'gift', 'moodle-xml', 'qti', 'csv'] as const satisfies ExportQuery['format'][];

function exportCommand(): Command {
  return new Command('export')
    .description('Writes the questions that fit all filters as a file, in their newest versions')
    .addOption(new Option('--format <format>').choices(exportFormats).default('pack'))
    .option('-o, --output <file>', 'standard output where absent')
    .option('--q <words>', 'words to find, as in the search of the bank')
    .option('--topic <topic...>', 'one of these topics')
    .addOption(new Option('--level <level...>', 'one of these levels').choices(levels))
    .addOption(new Option('--kind <kind...>', 'one of these kinds').choices(kinds))
    .addOption(new Option('--state <state...>', 'state of the newest version').choices(versionStates))
    .option('--licence <licence...>', 'one of these licences')
    .option('--source <source...>', 'from one of these')
    .action(async (_: unknown, command: Command) => {
      const { url, tokenFile, output, ...query } = command.optsWithGlobals<ExportOptions>();
      const api = connectWithToken({ url, ...(tokenFile !== undefined && { tokenFile }) });
      process.exitCode = await exportFile(api, query, output);
    });
}
