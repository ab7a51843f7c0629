import { Controller, Post, Req } from '@nestjs/common';
import { ApiBody, ApiConsumes, ApiCreatedResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { Actor } from '@app/kernel/actor.js';
import { imageTypes } from '@app/question-bank/domain/images/image-types.js';
import { KeepImage } from '@app/question-bank/images/keep-image.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { fileOf } from '../http/server/form-body.js';

const form = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary', description: imageTypes.join(', ') } },
};

export const imageReply = z.strictObject({
  hash: z.string().describe('SHA-256; Markdown shows it as `![in words](image:<hash>)`'),
  type: z.enum(imageTypes),
  width: z.int(),
  height: z.int(),
});

/** Images for questions to show. */
@ApiTags('authoring')
@Allow('instructor', 'questions:write')
@Controller('admin/images')
export class AdminImagesController {
  constructor(private readonly keepImage: KeepImage) {}

  @Post()
  @ApiConsumes('multipart/form-data')
  @ApiBody({ schema: form })
  @ApiCreatedResponse({ schema: zodSchema('Image', imageReply), description: 'Kept; the same one again is the same' })
  @Problems('import.no-file', 'import.empty', 'image.refused')
  async keep(@CurrentActor() actor: Actor, @Req() request: FastifyRequest) {
    return this.keepImage.run(actor, (await fileOf(request)).bytes);
  }
}
