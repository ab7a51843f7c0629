import { Body, Controller, HttpCode, Patch, Post, Query, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { questionFormats } from '@app/interchange/domain/question-import.js';
import { SettleImport } from '@app/interchange/file-import/settle-import.js';
import { MapQuestionImport } from '@app/interchange/questions/map-question-import.js';
import { StartQuestionImport } from '@app/interchange/questions/start-question-import.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { fileOf } from '../http/server/form-body.js';
import { PathId } from '../http/validation.js';
import { importReceiptReply } from '../messages/anki-import.reply.js';
import { ImportFormatQuery, ImportMappingBody } from '../messages/question-import.body.js';
import { questionImportReply } from '../messages/question-import.reply.js';

const receipt = zodSchema('ImportReceipt', importReceiptReply);
const form = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary', description: `One of ${questionFormats.join(', ')}` } },
};

/** Import of questions into the bank: a dry run first, then all of it or nothing, and back again. */
@ApiTags('authoring')
@Allow('instructor', 'questions:write')
@Controller('admin/imports')
export class QuestionImportsController {
  constructor(
    private readonly startImport: StartQuestionImport,
    private readonly mapImport: MapQuestionImport,
    private readonly settleImport: SettleImport,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @ApiAcceptedResponse({ schema: receipt, description: 'Here; to be read' })
  @Problems('import.no-file', 'import.empty', 'import.under-way', 'import.wrong-state')
  async start(
    @CurrentActor() actor: Actor,
    @Req() request: FastifyRequest,
    @Query() { format = 'auto' }: ImportFormatQuery,
  ) {
    return this.startImport.run(actor, await fileOf(request), format === 'auto' ? null : format);
  }

  @Patch(':id')
  @ApiOkResponse({ schema: zodSchema('QuestionImport', questionImportReply) })
  @Problems('import.wrong-state', 'question.unknown-topic')
  async map(@CurrentActor() actor: Actor, @PathId() id: string, @Body() mapping: ImportMappingBody) {
    return this.mapImport.run(actor, id, mapping);
  }

  @Post(':id/apply')
  @HttpCode(202)
  @ApiAcceptedResponse({ schema: receipt, description: 'To be written as drafts, all of it' })
  @Problems('import.wrong-state', 'import.under-way', 'import.without-topic')
  async apply(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.settleImport.run(actor, { kind: 'questions', importId: id }, 'apply');
  }

  @Post(':id/undo')
  @HttpCode(202)
  @ApiAcceptedResponse({ schema: receipt, description: 'To be taken back, but for what was worked on since' })
  @Problems('import.wrong-state', 'import.under-way')
  async undo(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.settleImport.run(actor, { kind: 'questions', importId: id }, 'undo');
  }
}
