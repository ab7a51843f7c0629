import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, IsArray, IsIn, IsString, Matches, MaxLength, ValidateBy } from 'class-validator';
import { nearDuplicateWays, questionFormats, type QuestionFormat } from '@app/interchange/domain/question-import.js';
import { levels, type Level } from '@app/question-bank/domain/taxonomy.js';
import { MayBeAbsent } from '../http/validation.js';

export const importFormats = ['auto', ...questionFormats] as const;

export class ImportFormatQuery {
  @ApiPropertyOptional({
    type: String,
    enum: importFormats,
    default: 'auto',
    description: 'Also as a field of the form',
  })
  @MayBeAbsent()
  @IsIn(importFormats)
  format?: 'auto' | QuestionFormat;
}

const maxNames = 5_000;
const maxTopics = 5;
const slug = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Lists of slugs by a name of a stranger's. */
const TopicsByName = () =>
  ValidateBy({
    name: 'topicsByName',
    validator: {
      validate: isTopicsByName,
      defaultMessage: () => `must give up to ${maxTopics} topics for each name, of ${maxNames} names at most`,
    },
  });

function isTopicsByName(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const entries = Object.entries(value);
  return entries.length <= maxNames && entries.every(([name, topics]) => name.length <= 2_000 && isTopics(topics));
}

const isTopics = (topics: unknown): boolean =>
  Array.isArray(topics) &&
  topics.length <= maxTopics &&
  topics.every((topic) => typeof topic === 'string' && topic.length <= 100 && slug.test(topic));

const topicsByName = {
  type: 'object',
  additionalProperties: { type: 'array', items: { type: 'string' }, maxItems: maxTopics },
} as const;

/** How what a file says is taken. */
export class ImportMappingBody {
  @ApiProperty({ ...topicsByName, description: 'Topics of a category, by its path joined with `/`' })
  @TopicsByName()
  categories: Record<string, string[]>;

  @ApiProperty({ ...topicsByName, description: 'Topics of a tag' })
  @TopicsByName()
  tags: Record<string, string[]>;

  @ApiProperty({ type: [String], maxItems: maxTopics, description: 'Of records that nothing else gives a topic' })
  @IsArray()
  @ArrayMaxSize(maxTopics)
  @IsString({ each: true })
  @MaxLength(100, { each: true })
  @Matches(slug, { each: true })
  topics: string[];

  @ApiProperty({ type: String, enum: levels, description: 'Of records that name none' })
  @IsIn(levels)
  level: Level;
  @ApiPropertyOptional({
    type: String,
    enum: nearDuplicateWays,
    description: 'What becomes of records that ask nearly the same as another question; by default they are added',
  })
  @MayBeAbsent()
  @IsIn(nearDuplicateWays)
  nearDuplicates?: (typeof nearDuplicateWays)[number];
}
