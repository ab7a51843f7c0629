import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CountQuestions } from '@app/interview-template/count-questions.js';
import { PreviewDraw } from '@app/interview-template/preview-draw.js';
import { Allow } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { drawPreviewReply, ruleCountsReply } from '../messages/template.reply.js';
import { CountQuestionsBody, PreviewDrawBody } from '../messages/templates.body.js';

@ApiTags('interview templates')
@Allow('instructor')
@Controller('admin/templates')
export class TemplateDrawsController {
  constructor(
    private readonly previewDraw: PreviewDraw,
    private readonly countQuestions: CountQuestions,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('DrawPreview', drawPreviewReply),
    description: 'What a plan could ask; nothing is stored',
  })
  @Problems('template.invalid-plan', 'session.not-enough-questions')
  preview(@Body() body: PreviewDrawBody) {
    return this.previewDraw.run(body);
  }

  @Post('counts')
  @HttpCode(200)
  @ApiOkResponse({
    schema: zodSchema('RuleCounts', ruleCountsReply),
    description: 'What the bank has for each rule by itself, in their order; nothing is stored',
  })
  @Problems('template.invalid-plan')
  async counts(@Body() { rules }: CountQuestionsBody) {
    return { items: await this.countQuestions.run(rules) };
  }
}
