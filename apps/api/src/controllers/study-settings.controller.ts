import { Body, Controller, Delete, Get, Patch } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Actor } from '@app/kernel/actor.js';
import { ChangeStudySettings } from '@app/review-scheduling/settings/change-study-settings.js';
import { GetStudySettings } from '@app/review-scheduling/settings/get-study-settings.js';
import { GetWorkload } from '@app/review-scheduling/settings/get-workload.js';
import { ResetStudySettings } from '@app/review-scheduling/settings/reset-study-settings.js';
import { Allow, CurrentActor } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { StudySettingsBody } from '../messages/study-settings.body.js';
import { studySettingsReply, workloadReply } from '../messages/study-settings.reply.js';

const studySettings = zodSchema('StudySettings', studySettingsReply);

@ApiTags('study settings')
@Allow('candidate')
@Controller('me/study-settings')
export class StudySettingsController {
  constructor(
    private readonly getStudySettings: GetStudySettings,
    private readonly changeStudySettings: ChangeStudySettings,
    private readonly resetStudySettings: ResetStudySettings,
    private readonly getWorkload: GetWorkload,
  ) {}

  @Get()
  @ApiOkResponse({ schema: studySettings })
  async show(@CurrentActor() actor: Actor) {
    return this.getStudySettings.run(actor);
  }

  @Patch()
  @ApiOkResponse({
    schema: studySettings,
    description: 'What is left out stays; a card takes it up at its next review',
  })
  async change(@CurrentActor() actor: Actor, @Body() settings: StudySettingsBody) {
    return this.changeStudySettings.run(actor, settings);
  }

  @Delete()
  @ApiOkResponse({ schema: studySettings, description: 'The defaults; time zone and easy dates stay' })
  async reset(@CurrentActor() actor: Actor) {
    return this.resetStudySettings.run(actor);
  }

  @Get('workload')
  @ApiOkResponse({
    schema: zodSchema('Workload', workloadReply),
    description: 'What each desired retention would cost, predicted from own cards; the same for the study day',
  })
  async workload(@CurrentActor() actor: Actor) {
    return this.getWorkload.run(actor);
  }
}
