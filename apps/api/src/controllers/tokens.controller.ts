import { Body, Controller, Delete, Get, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CreateToken } from '@app/identity/tokens/create-token.js';
import { ListTokens } from '@app/identity/tokens/list-tokens.js';
import { RevokeToken } from '@app/identity/tokens/revoke-token.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { CreateTokenBody } from '../messages/tokens.body.js';
import { newTokenReply, tokenListReply } from '../messages/tokens.reply.js';

/** Access tokens of one's own. No token is for these: a token makes no other. */
@ApiTags('account')
@Allow('candidate')
@Controller('me/tokens')
export class TokensController {
  constructor(
    private readonly createToken: CreateToken,
    private readonly listTokens: ListTokens,
    private readonly revokeToken: RevokeToken,
  ) {}

  @Post()
  @ApiCreatedResponse({ schema: zodSchema('NewToken', newTokenReply), description: 'The one time that it is told' })
  @Problems('token.too-many')
  async create(@CurrentActor() actor: Actor, @Body() { name, scopes, expiresAt }: CreateTokenBody) {
    return this.createToken.run(actor, {
      name,
      scopes,
      expiresAt: expiresAt === undefined ? null : new Date(expiresAt),
    });
  }

  @Get()
  @ApiOkResponse({ schema: zodSchema('TokenList', tokenListReply), description: 'The newest first' })
  async list(@CurrentActor() actor: Actor) {
    return { items: await this.listTokens.run(actor) };
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Worth nothing from now on' })
  async revoke(@CurrentActor() actor: Actor, @PathId() id: string) {
    await this.revokeToken.run(actor, id);
  }
}
