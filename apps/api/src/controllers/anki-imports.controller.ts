import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { SettleImport } from '@app/interchange/file-import/settle-import.js';
import { StartImport } from '@app/interchange/anki/start-import.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { fileOf } from '../http/server/form-body.js';
import { PathId } from '../http/validation.js';
import { importReceiptReply } from '../messages/anki-import.reply.js';

const form = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary', description: 'An .apkg or .colpkg' } },
};

/** Import of a person's own cards from Anki, with what they have reviewed: a dry run first. */
@ApiTags('reviews')
@Allow('candidate')
@Controller('reviews')
export class AnkiImportsController {
  constructor(
    private readonly startImport: StartImport,
    private readonly settleImport: SettleImport,
  ) {}

  @Post('import')
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @ApiAcceptedResponse({ schema: zodSchema('ImportReceipt', importReceiptReply), description: 'Here; to be read' })
  @Problems('import.no-file', 'import.empty', 'import.under-way', 'import.wrong-state')
  async start(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.startImport.run(actor, await fileOf(request));
  }

  @Post('imports/:id/apply')
  @HttpCode(202)
  @ApiAcceptedResponse({
    schema: zodSchema('ImportReceipt', importReceiptReply),
    description: 'To be imported, all of it',
  })
  @Problems('import.wrong-state', 'import.under-way')
  async apply(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.settleImport.run(actor, { kind: 'cards', importId: id }, 'apply');
  }

  @Post('imports/:id/undo')
  @HttpCode(202)
  @ApiAcceptedResponse({
    schema: zodSchema('ImportReceipt', importReceiptReply),
    description: 'To be taken back, but of cards that were reviewed since',
  })
  @Problems('import.wrong-state', 'import.under-way')
  async undo(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.settleImport.run(actor, { kind: 'cards', importId: id }, 'undo');
  }
}
