import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { ListAudit } from '@app/identity/audit/list-audit.js';
import type { Actor } from '@app/kernel/actor.js';
import { NameQuestions } from '@app/question-bank/name-questions.js';
import { Allow, CurrentActor } from '../http/access.js';
import { decodeCursor, encodeCursor } from '../http/cursor.js';
import { zodSchema } from '../http/openapi.js';
import { AuditQuery, auditPageReply } from '../messages/audit.message.js';

@ApiTags('audit')
@Allow('instructor')
@Controller('admin/audit')
export class AuditController {
  constructor(
    private readonly listAudit: ListAudit,
    private readonly nameQuestions: NameQuestions,
  ) {}

  @Get()
  @ApiOkResponse({
    schema: zodSchema('AuditPage', auditPageReply),
    description: 'The newest first. Instructors see acts on questions and templates, admins all',
  })
  async list(@CurrentActor() actor: Actor, @Query() { limit, cursor, subject, actor: actorId, action }: AuditQuery) {
    const beforeId = decodeCursor(cursor, z.string().regex(/^\d{1,18}$/));
    const { items, nextId } = await this.listAudit.run(
      actor,
      { subjectId: subject?.toLowerCase(), actorId, action },
      { limit, beforeId },
    );
    const questions = items.filter((entry) => entry.action.startsWith('question.')).map(({ subjectId }) => subjectId);
    const slugs = await this.nameQuestions.run(questions);
    return {
      items: items.map((entry) => ({ ...entry, slug: slugs.get(entry.subjectId) ?? null })),
      nextCursor: nextId && encodeCursor(nextId),
    };
  }
}
