import { Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { ApiProblem } from '../../../api.js';
import { Card } from '../../../ui/card.js';
import { EmptyState } from '../../../ui/empty-state.js';
import { LinkButton, TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import classes from './assess.module.css';
import { AnswerCard } from './answer-card.js';
import { AssessForm } from './assess-form.js';
import { assessmentQuery, waitingQuery, type Assessment } from './assessment-queries.js';
import { StateMark } from './assessment-row.js';
import { Looks } from './looks.js';

export function AssessPage() {
  const { sessionId, position } = useParams({ from: '/shell/member/teach/assessments/$sessionId/$position' });
  return (
    <InstructorOnly>
      <Assess key={`${sessionId}.${position}`} sessionId={sessionId} position={Number(position)} />
    </InstructorOnly>
  );
}

function Assess({ sessionId, position }: { sessionId: string; position: number }) {
  const query = useQuery(assessmentQuery(sessionId, position));
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/assessments" size="sm">
          All assessments
        </TextLink>
        <Group justify="space-between">
          <PageTitle>Assess an answer</PageTitle>
          <Waiting />
        </Group>
      </div>
      {isGone(query.error) ? <Gone /> : <Loaded query={query}>{(read) => <Answer assessment={read} />}</Loaded>}
    </Stack>
  );
}

/** There is no such answer, or its mock was reopened while it was read. */
const isGone = (error: unknown) => error instanceof ApiProblem && error.status === 404;

function Gone() {
  return (
    <Card>
      <EmptyState title="This answer is not here to assess" hint="Its mock may have been reopened: then it comes back.">
        <LinkButton to="/teach/assessments">All assessments</LinkButton>
      </EmptyState>
    </Card>
  );
}

function Answer({ assessment }: { assessment: Assessment }) {
  return assessment.isYours ? <ToAssess assessment={assessment} /> : <ToRead assessment={assessment} />;
}

function Waiting() {
  const { data: waiting } = useQuery(waitingQuery);
  return (
    <Text c="dimmed" role="status" data-testid="waiting">
      {waiting !== undefined && `${waiting} waiting`}
    </Text>
  );
}

/** A long list of criteria scrolls with the page: what sticks must fit into the window. */
const mostSticking = 8;

function ToAssess({ assessment }: { assessment: Assessment }) {
  return (
    <div className={classes.columns}>
      <Stack gap="lg">
        <AnswerCard assessment={assessment} />
        <Looks assessment={assessment} />
      </Stack>
      <div className={classes.side} data-sticks={assessment.rubric.length <= mostSticking || undefined}>
        <AssessForm key={assessment.nextLook} assessment={assessment} />
      </div>
    </div>
  );
}

function ToRead({ assessment }: { assessment: Assessment }) {
  const isSecond = assessment.state === 'second-look';
  return (
    <div className={classes.columns}>
      <AnswerCard assessment={assessment} />
      <Stack gap="lg">
        <Group justify="space-between" wrap="nowrap">
          <Text>{isSecond ? 'The first look was yours: the second is somebody else’s.' : 'It is assessed.'}</Text>
          <StateMark state={assessment.state} />
        </Group>
        <Looks assessment={assessment} />
      </Stack>
    </div>
  );
}
