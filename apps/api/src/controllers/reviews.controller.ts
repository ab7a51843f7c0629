import { Body, Controller, Get, HttpCode, Post, Query, Res } from '@nestjs/common';
import { ApiAcceptedResponse, ApiOkResponse, ApiProperty, ApiPropertyOptional, ApiTags } from '@nestjs/swagger';
import { Allow as Permit, IsIn, IsInt, IsUUID, Max, Min } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Actor } from '@app/kernel/actor.js';
import { ratings, type Rating } from '@app/review-scheduling/domain/rating.js';
import { GetReview } from '@app/review-scheduling/review/get-review.js';
import { SubmitReview } from '@app/review-scheduling/review/submit-review.js';
import { Allow, CurrentActor } from '../http/access.js';
import { EventHub } from '../http/event-hub.js';
import { zodSchema } from '../http/openapi.js';
import { Problems } from '../http/problem-responses.js';
import { MayBeAbsent, PathId } from '../http/validation.js';
import { WaitQuery } from '../http/wait.js';
import { reviewReceiptReply, reviewReply } from '../messages/review.reply.js';

const dayMs = 86_400_000;

class SubmitReviewBody {
  @ApiProperty({ type: String, format: 'uuid' })
  @IsUUID()
  questionId: string;

  @ApiProperty({ type: String, format: 'uuid', description: 'Made by the client; the same again is the same review' })
  @IsUUID()
  submissionId: string;

  @ApiProperty({ description: 'By the kind of the question, see Response; null: not known', nullable: true })
  @Permit()
  response: unknown;

  @ApiProperty({ type: 'integer', minimum: 0, maximum: dayMs, description: 'Time the answer took, in milliseconds' })
  @IsInt()
  @Min(0)
  @Max(dayMs)
  elapsedMs: number;

  @ApiPropertyOptional({ type: String, enum: ratings, description: 'Counts where the grade permits it' })
  @MayBeAbsent()
  @IsIn(ratings)
  rating?: Rating;
}

@ApiTags('reviews')
@Allow('candidate')
@Controller('reviews')
export class ReviewsController {
  constructor(
    private readonly submitReview: SubmitReview,
    private readonly getReview: GetReview,
    private readonly hub: EventHub,
  ) {}

  @Post()
  @HttpCode(202)
  @ApiAcceptedResponse({ schema: zodSchema('ReviewReceipt', reviewReceiptReply), description: 'Stored; to be graded' })
  @Problems(
    'resource.not-found',
    'response.invalid',
    'review.not-gradable',
    'question.being-asked',
    'idempotency.mismatch',
  )
  async submit(@CurrentActor() actor: Actor, @Body() body: SubmitReviewBody) {
    return this.submitReview.run(actor, body);
  }

  @Get(':id')
  @ApiOkResponse({
    schema: { oneOf: [zodSchema('Review', reviewReply), zodSchema('ReviewReceipt', reviewReceiptReply)] },
    description: 'Graded; or a receipt, where it was undone before that, is no answer, or its mock does not tell',
  })
  @ApiAcceptedResponse({ schema: zodSchema('ReviewReceipt', reviewReceiptReply), description: 'Not graded yet' })
  @Problems('question.being-asked')
  async get(
    @CurrentActor() actor: Actor,
    @PathId() id: string,
    @Query() { waitMs }: WaitQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ) {
    const read = () => this.getReview.run(actor, id);
    const review = await this.hub.waitUntil(actor, waitMs, read, ({ state }) => state !== 'queued');
    reply.status(review.state === 'queued' ? 202 : 200);
    return review;
  }
}
