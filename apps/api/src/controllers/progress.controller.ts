import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsISO8601, Matches } from 'class-validator';
import type { Actor } from '@app/kernel/actor.js';
import { GetProgress } from '@app/progress/get-progress.js';
import { RepairStreak } from '@app/progress/repair-streak.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { progressReply, streakReply } from '../messages/progress.reply.js';

class RepairBody {
  @ApiProperty({ type: String, format: 'date', description: 'A missed study day of the last seven' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/, { message: 'on must be a date, YYYY-MM-DD' })
  @IsISO8601({ strict: true })
  on: string;
}

@ApiTags('progress')
@Allow('candidate')
@Controller('progress')
export class ProgressController {
  constructor(
    private readonly getProgress: GetProgress,
    private readonly repairStreak: RepairStreak,
  ) {}

  @Allow('candidate', 'me:read')
  @Get()
  @ApiOkResponse({ schema: zodSchema('Progress', progressReply) })
  async progress(@CurrentActor() actor: Actor) {
    return this.getProgress.run(actor);
  }

  @Post('streak-repairs')
  @HttpCode(200)
  @ApiOkResponse({ schema: zodSchema('Streak', streakReply), description: 'The streak with the day repaired' })
  @Problems('streak.not-repairable', 'streak.repair-used')
  async repair(@CurrentActor() actor: Actor, @Body() { on }: RepairBody) {
    return this.repairStreak.run(actor, on);
  }
}
