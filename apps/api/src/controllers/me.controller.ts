import { Body, Controller, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { IsInt, IsNumber, IsString, Length, Max, MaxLength, Min } from 'class-validator';
import { GetMe } from '@app/identity/get-me.js';
import { UpdateMe } from '@app/identity/update-me.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { MayBeAbsent } from '../http/validation.js';
import { PersonReply, personReply } from '../messages/person.reply.js';

class SettingsBody {
  @ApiPropertyOptional({ type: String, minLength: 1, maxLength: 100 })
  @MayBeAbsent()
  @IsString()
  @Length(1, 100)
  displayName?: string;

  @ApiPropertyOptional({ type: String, description: 'IANA name', example: 'Europe/Berlin' })
  @MayBeAbsent()
  @IsString()
  @MaxLength(64)
  timeZone?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 0, maximum: 23 })
  @MayBeAbsent()
  @IsInt()
  @Min(0)
  @Max(23)
  rolloverHour?: number;

  @ApiPropertyOptional({ type: Number, minimum: 0.7, maximum: 0.97 })
  @MayBeAbsent()
  @IsNumber()
  @Min(0.7)
  @Max(0.97)
  desiredRetention?: number;
}

@ApiTags('account')
@Controller('me')
export class MeController {
  constructor(
    private readonly getMe: GetMe,
    private readonly updateMe: UpdateMe,
  ) {}

  @Allow('candidate', 'me:read')
  @Get()
  @ApiOkResponse({ type: PersonReply })
  async show(@CurrentActor() actor: Actor): Promise<PersonReply> {
    return personReply(await this.getMe.run(actor));
  }

  @Allow('candidate')
  @Patch()
  @ApiOkResponse({ type: PersonReply, description: 'With the settings that were given changed' })
  async change(@CurrentActor() actor: Actor, @Body() settings: SettingsBody): Promise<PersonReply> {
    return personReply(await this.updateMe.run(actor, settings));
  }
}
