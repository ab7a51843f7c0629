import { Body, Controller, Delete, Get, HttpCode, Ip, Req, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Config } from '@app/config/config.js';
import { DeleteAccount } from '@app/interchange/deletion/delete-account.js';
import { GetDeletion } from '@app/interchange/deletion/get-deletion.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor, Public } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { clearSessionCookie } from '../http/server/session-cookie.js';
import { PathId } from '../http/validation.js';
import { deletionReceiptReply, deletionReply } from '../messages/account.reply.js';

class DeletionBody {
  @ApiProperty({ type: String, maxLength: 512 })
  @IsString()
  @MaxLength(512)
  password: string;
}

@ApiTags('account')
@Controller()
export class AccountDeletionsController {
  constructor(
    private readonly deleteAccount: DeleteAccount,
    private readonly getDeletion: GetDeletion,
    private readonly config: Config,
  ) {}

  @Allow('candidate')
  @Delete('me')
  @HttpCode(202)
  @ApiAcceptedResponse({
    schema: zodSchema('DeletionReceipt', deletionReceiptReply),
    description: 'Nobody signs in to the account any more, all sign-ins have ended; what it holds is being removed',
  })
  @Problems('account.wrong-password', 'account.last-admin')
  async leave(
    @CurrentActor() actor: Actor,
    @Body() { password }: DeletionBody,
    @Ip() address: string,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const receipt = await this.deleteAccount.run(actor, { password, address });
    clearSessionCookie(request, reply, this.config);
    return receipt;
  }

  @Public()
  @Get('account-deletions/:receipt')
  @ApiOkResponse({ schema: zodSchema('AccountDeletion', deletionReply), description: 'How far it is' })
  async deletion(@PathId('receipt') receipt: string) {
    return this.getDeletion.run(receipt);
  }
}
