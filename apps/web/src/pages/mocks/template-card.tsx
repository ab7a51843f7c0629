import { Alert, Button, Text, Title } from '@mantine/core';
import { Card } from '../../ui/card.js';
import { LinkButton } from '../../ui/link-button.js';
import { Markdown } from '../../ui/markdown.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import classes from './template-card.module.css';
import { factsOf, lengthText, scoreText } from './template-facts.js';
import { useStartTemplate, type Template } from './template-queries.js';

/** A ready-made interview: what it is like, and the way into it. */
export function TemplateCard({ template }: { template: Template }) {
  const { title, description, accommodations, attempts } = template;
  return (
    <Card label={title} className={classes.card ?? ''}>
      <div>
        <Title order={3} className={classes.title}>
          {title}
        </Title>
        <div className={classes.head}>
          <Text fw={550}>{lengthText(template)}</Text>
          <Text size="sm" fw={600}>
            {scoreText(attempts)}
          </Text>
        </div>
      </div>
      {description && <Markdown>{description}</Markdown>}
      <ul className={classes.facts}>
        {factsOf(template).map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {!accommodations.apply && (
        <Alert color="yellow" title="Accommodations don’t apply here">
          {accommodations.reason}
        </Alert>
      )}
      <Way template={template} />
    </Card>
  );
}

/** Into the sitting that runs already, or into a new one. */
function Way({ template: { id, title, attempts } }: { template: Template }) {
  const start = useStartTemplate(id);
  const { openSessionId, allowed, used } = attempts;
  const isUsedUp = allowed !== null && used >= allowed;
  return (
    <>
      <ProblemAlert error={start.error} title="This could not be started" />
      <div className={classes.foot}>
        {openSessionId ? (
          <LinkButton to="/mocks/$mockId" params={{ mockId: openSessionId }} aria-label={`Go on with ${title}`}>
            Go on
          </LinkButton>
        ) : (
          <Button
            aria-label={`Start ${title}`}
            disabled={isUsedUp}
            loading={start.isPending}
            onClick={() => start.mutate()}
          >
            Start
          </Button>
        )}
        {!openSessionId && !isUsedUp && (
          <Text size="sm" c="dimmed">
            The clock runs at once.
          </Text>
        )}
      </div>
    </>
  );
}
