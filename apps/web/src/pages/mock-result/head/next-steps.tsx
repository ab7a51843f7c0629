import { Button, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTopicTitles } from '../../../queries.js';
import type { Debrief } from '../../../shapes.js';
import { dateTimeText, plural } from '../../../time.js';
import { Card } from '../../../ui/card.js';
import { LinkButton } from '../../../ui/link-button.js';
import classes from './head.module.css';
import { ResitButton } from './resit-button.js';
import { weakestTopic } from './sentences.js';

/** What to do with it, the most useful first. */
export function NextSteps({ debrief }: { debrief: Debrief }) {
  return (
    <Card label="What next">
      <Title order={2} mb="md">
        What next
      </Title>
      <ol className={classes.steps}>
        <GradeStep debrief={debrief} />
        <ReviewStep debrief={debrief} />
        <ResitStep debrief={debrief} />
        <PractiseStep debrief={debrief} />
        <Step text="Sit another interview.">
          <LinkButton to="/mocks/new" variant="default">
            Start another mock
          </LinkButton>
        </Step>
      </ol>
    </Card>
  );
}

function Step({ text, testId, children }: { text: string; testId?: string; children?: ReactNode }) {
  return (
    <li className={classes.step} data-testid={testId}>
      <Text className={classes.stepText}>{text}</Text>
      {children && <div data-no-print>{children}</div>}
    </li>
  );
}

/** Open answers that only their candidate can grade, now that the rubric is told. */
function GradeStep({ debrief: { items, told } }: { debrief: Debrief }) {
  const mine = items.flatMap(({ verdict, content }, index) =>
    verdict === 'ungraded' && content.kind === 'open' && content.assessment === 'self' ? [index + 1] : [],
  );
  const [first] = mine;
  if (!told.key.now || first === undefined) return null;
  return (
    <Step
      text={`Grade ${mine.length === 1 ? 'your open answer' : `your ${mine.length} open answers`}: the score waits for it.`}
    >
      <Button component="a" href={`#question-${first}`} variant="default">
        Go to question {first}
      </Button>
    </Step>
  );
}

function ReviewStep({ debrief: { comingBack } }: { debrief: Debrief }) {
  const { count, today, heldUntil } = comingBack;
  if (count === 0) return <Step testId="coming-back" text="Nothing comes back in your reviews: all of it held." />;
  const all = count === 1 ? '1 question comes back in your reviews' : `${count} questions come back in your reviews`;
  if (heldUntil) return <Step testId="coming-back" text={`${all}, from ${dateTimeText(heldUntil)} on.`} />;
  const when =
    today === count ? (count === 1 ? ', today' : ', all of them today') : today > 0 ? `, ${today} of them today` : '';
  return (
    <Step testId="coming-back" text={`${all}${when}.`}>
      {today > 0 && <LinkButton to="/reviews">Start reviewing</LinkButton>}
    </Step>
  );
}

function ResitStep({ debrief: { id, resit } }: { debrief: Debrief }) {
  if (!resit.count) return null;
  const what = plural(resit.count, 'question');
  if (resit.possible) {
    return (
      <Step text={`Try the ${what} that you missed again, under time.`}>
        <ResitButton mockId={id} count={resit.count} />
      </Step>
    );
  }
  if (!resit.from) return null;
  return <Step text={`You can sit the ${what} that you missed again from ${dateTimeText(resit.from)} on.`} />;
}

function PractiseStep({ debrief }: { debrief: Debrief }) {
  const titleOf = useTopicTitles();
  const weakest = weakestTopic(debrief);
  if (!weakest) return null;
  const title = titleOf(weakest.topic);
  return (
    <Step text={`${title} cost you the most points: practise it question by question.`}>
      <LinkButton to="/practice" search={{ topic: weakest.topic }} variant="default">
        Practise {title}
      </LinkButton>
    </Step>
  );
}
