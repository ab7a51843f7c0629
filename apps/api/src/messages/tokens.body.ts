import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsISO8601, IsString, Matches, MaxLength } from 'class-validator';
import { longestTokenName, tokenScopes, type TokenScope } from '@app/identity/domain/token-scopes.js';
import { MayBeAbsent } from '../http/validation.js';

export class CreateTokenBody {
  @ApiProperty({ type: String, minLength: 1, maxLength: longestTokenName, description: 'What it is for' })
  @IsString()
  @MaxLength(longestTokenName)
  name: string;

  @ApiProperty({
    type: [String],
    enum: tokenScopes,
    minItems: 1,
    uniqueItems: true,
    description: 'To write includes to read; none above one’s role',
  })
  @IsArray()
  @ArrayMaxSize(tokenScopes.length)
  @IsIn(tokenScopes, { each: true })
  scopes: TokenScope[];

  @ApiPropertyOptional({ type: String, format: 'date-time', description: 'Where absent, it does not expire' })
  @MayBeAbsent()
  @MaxLength(40)
  @IsISO8601({ strict: true })
  @Matches(/T.*(?:Z|[+-]\d\d:\d\d)$/, { message: 'expiresAt must name its time and time zone' })
  expiresAt?: string;
}
