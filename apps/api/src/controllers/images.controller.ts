import { Controller, Get, Param, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiParam, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { AppError } from '@app/kernel/app-error.js';
import { imageTypes } from '@app/question-bank/domain/images/image-types.js';
import { imageHashPattern } from '@app/question-bank/domain/images/image-links.js';
import { GetImage } from '@app/question-bank/images/get-image.js';
import { Allow } from '../http/access.js';
import { Problems } from '../http/problem-responses.js';

/** What is at a hash never changes; it is kept by the reader's own browser alone. */
const caching = 'private, max-age=31536000, immutable';

/** Images that questions show. Even where one was not what it seems, a browser would do nothing but show it. */
@ApiTags('questions')
@Allow('candidate', 'questions:read')
@Controller('images')
export class ImagesController {
  constructor(private readonly getImage: GetImage) {}

  @Get(':hash')
  @ApiParam({ name: 'hash', schema: { type: 'string', pattern: imageHashPattern.source } })
  @ApiProduces(...imageTypes.map((type) => `image/${type}`))
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' }, description: 'The image, as it was brought' })
  @Problems('resource.not-found')
  async get(@Param('hash') hash: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    if (!imageHashPattern.test(hash)) throw new AppError('resource.not-found');
    const { type, bytes } = await this.getImage.run(hash);
    reply.header('cache-control', caching);
    reply.header('content-security-policy', `sandbox; default-src 'none'`);
    return new StreamableFile(bytes, {
      type: `image/${type}`,
      disposition: `inline; filename="${hash.slice(0, 12)}.${type}"`,
      length: bytes.length,
    });
  }
}
