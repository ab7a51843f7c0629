import { ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import type { z } from 'zod';
import { AppError } from '@app/kernel/app-error.js';
import { isUnstorable } from './server/json-body.js';

/** Query of a list: where it goes on, and how much of it. */
export class PageQuery {
  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  limit: number = 25;

  @ApiPropertyOptional({ type: String, maxLength: 1000, description: '`nextCursor` of the page before' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  cursor?: string;
}

/** Sort key of the last item of a page, opaque to the caller. */
export const encodeCursor = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url');

/** @throws AppError request.invalid where the cursor isn't one of ours. */
export function decodeCursor<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined;
  const text = Buffer.from(cursor, 'base64url').toString('utf8');
  const parsed = schema.safeParse(isUnstorable(text) || text.includes('\\u') ? undefined : jsonOf(text));
  if (!parsed.success) {
    throw new AppError('request.invalid', undefined, [{ pointer: '/cursor', message: 'is not a cursor of this list' }]);
  }
  return parsed.data;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
