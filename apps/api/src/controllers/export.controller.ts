import { Controller, Get, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiProperty, ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import { ExportData, exportFormats, type ExportFormat } from '@app/interchange/export/export-data.js';
import type { Actor } from '@app/kernel/actor.js';
import { Allow, CurrentActor } from '../http/access.js';
import { Problems } from '../http/problem-responses.js';

class ExportQuery {
  @ApiProperty({ type: String, enum: exportFormats })
  @IsIn(exportFormats)
  format: ExportFormat;
}

@ApiTags('account')
@Allow('candidate', 'me:read')
@Controller('me/export')
export class ExportController {
  constructor(private readonly exportData: ExportData) {}

  @Get()
  @ApiProduces('application/json', 'application/zip', 'application/octet-stream')
  @ApiOkResponse({
    schema: { type: 'string', format: 'binary' },
    description: 'Everything the caller owns, as a download: JSON, a zip of one CSV a table, or an Anki package',
  })
  @Problems('export.too-large')
  async download(@CurrentActor() actor: Actor, @Query() { format }: ExportQuery): Promise<StreamableFile> {
    const { name, contentType, content } = await this.exportData.run(actor, format);
    return new StreamableFile(content, { type: contentType, disposition: `attachment; filename="${name}"` });
  }
}
