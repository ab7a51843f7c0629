import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { z } from 'zod';
import { questionExportFormats, type QuestionExportFormat } from '@app/interchange/questions/export-formats.js';
import { ExportQuestions } from '@app/interchange/questions/export-questions.js';
import { Allow } from '../http/access.js';
import { zodSchema } from '../http/openapi.js';
import { AuthoredFilterQuery } from '../messages/questions.query.js';

class QuestionExportQuery extends AuthoredFilterQuery {
  @ApiProperty({ type: String, enum: questionExportFormats })
  @IsIn(questionExportFormats)
  format: QuestionExportFormat;
}

const mostLosses = 1_000;
const losses = z.strictObject({
  items: z.array(
    z.strictObject({
      slug: z.string(),
      lost: z.array(z.string()).describe('Each thing by name'),
      whole: z.boolean().describe('The question is left out'),
    }),
  ),
});

/** Questions as a file, by the filters of the bank. */
@ApiTags('authoring')
@Allow('instructor', 'questions:read')
@Controller('admin/exports')
export class QuestionExportsController {
  constructor(private readonly exportQuestions: ExportQuestions) {}

  @Get()
  @ApiProduces('application/yaml', 'text/plain', 'application/xml', 'application/zip', 'text/csv')
  @ApiOkResponse({
    schema: { type: 'string', format: 'binary' },
    description: 'The newest versions, as a download: written while it is read',
  })
  async download(@Query() { format, ...filter }: QuestionExportQuery): Promise<StreamableFile> {
    const { name, contentType, content } = await this.exportQuestions.run(filter, format);
    return new StreamableFile(content, { type: contentType, disposition: `attachment; filename="${name}"` });
  }

  @Get('losses')
  @ApiOkResponse({
    schema: zodSchema('ExportLosses', losses),
    description: `What the file would not say, of up to ${mostLosses} questions`,
  })
  async tellLosses(@Query() { format, ...filter }: QuestionExportQuery) {
    return { items: await this.exportQuestions.losses(filter, format, mostLosses) };
  }
}
