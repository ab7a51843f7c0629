import { Body, Controller, Delete, HttpCode, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { AddEasyDates } from '@app/review-scheduling/easy-dates/add-easy-dates.js';
import { BringCardsBack } from '@app/review-scheduling/easy-dates/bring-cards-back.js';
import { MoveDueCards } from '@app/review-scheduling/easy-dates/move-due-cards.js';
import { RemoveEasyDates } from '@app/review-scheduling/easy-dates/remove-easy-dates.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { PathId } from '../http/validation.js';
import { EasyDatesBody } from '../messages/study-settings.body.js';
import { easyDatesReply } from '../messages/study-settings.reply.js';

const easyDates = zodSchema('EasyDates', easyDatesReply);

@ApiTags('study settings')
@Allow('candidate')
@Controller('me/easy-dates')
export class EasyDatesController {
  constructor(
    private readonly addEasyDates: AddEasyDates,
    private readonly moveDueCards: MoveDueCards,
    private readonly bringCardsBack: BringCardsBack,
    private readonly removeEasyDates: RemoveEasyDates,
  ) {}

  @Post()
  @ApiCreatedResponse({ schema: easyDates, description: 'In the place of the same days that are there' })
  @Problems('settings.too-many-easy-dates')
  async add(@CurrentActor() actor: Actor, @Body() { note = '', ...dates }: EasyDatesBody) {
    return this.addEasyDates.run(actor, { ...dates, note });
  }

  @Post(':id/apply')
  @HttpCode(200)
  @ApiOkResponse({ schema: easyDates, description: 'Cards that were due on these days are due on days around them' })
  async apply(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.moveDueCards.run(actor, id);
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ schema: easyDates, description: 'Cards that were moved out and not seen since are back' })
  async undo(@CurrentActor() actor: Actor, @PathId() id: string) {
    return this.bringCardsBack.run(actor, id);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse({ description: 'Cards that were moved out and not seen since are back' })
  async remove(@CurrentActor() actor: Actor, @PathId() id: string) {
    await this.removeEasyDates.run(actor, id);
  }
}
