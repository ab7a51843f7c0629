import { Alert, Button, Group, Stack, Text, Title } from '@mantine/core';
import type { SupervisionAct } from '@app/supervision/domain/act.js';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../../../queries.js';
import { Card } from '../../../ui/card.js';
import { Ledger } from '../../../ui/ledger.js';
import { TextLink } from '../../../ui/link-button.js';
import { Loaded } from '../../../ui/loaded.js';
import { PageTitle } from '../../../ui/page-title.js';
import { InstructorOnly } from '../instructor-only.js';
import { ActDialog } from './act-dialog.js';
import { actsOn, actWords } from './acts.js';
import { Facts } from './facts.js';
import { ItemGrid } from './item-grid.js';
import { sittingQuery, type SupervisedSitting } from './sitting-queries.js';
import classes from './sitting-page.module.css';

export function SittingPage() {
  return (
    <InstructorOnly>
      <Sitting />
    </InstructorOnly>
  );
}

function Sitting() {
  const { sittingId } = useParams({ from: '/shell/member/teach/sittings/$sittingId' });
  const query = useQuery(sittingQuery(sittingId));
  const { data: sitting } = query;
  return (
    <Stack gap="lg">
      <div>
        <TextLink to="/teach/sittings" size="sm">
          All sittings
        </TextLink>
        <PageTitle tab={sitting ? `${sitting.displayName}: ${sitting.title}` : 'Sitting'}>
          {sitting ? sitting.displayName : 'Sitting'}
        </PageTitle>
        {sitting && (
          <Text c="dimmed">
            {sitting.title} · {sitting.email}
          </Text>
        )}
      </div>
      <Loaded query={query}>{(found) => <Supervised sitting={found} />}</Loaded>
    </Stack>
  );
}

function Supervised({ sitting }: { sitting: SupervisedSitting }) {
  return (
    <>
      <Acts sitting={sitting} />
      <div className={classes.columns}>
        <Stack gap="lg">
          <Facts sitting={sitting} />
          <Card label="Questions">
            <Title order={2} mb="sm">
              Questions
            </Title>
            <ItemGrid sitting={sitting} />
          </Card>
        </Stack>
        <Card label="Time ledger">
          <Title order={2} mb="md">
            Time ledger
          </Title>
          <Ledger entries={sitting.ledger} candidate={sitting.displayName} />
        </Card>
      </div>
    </>
  );
}

function Acts({ sitting }: { sitting: SupervisedSitting }) {
  const { data: me } = useQuery(meQuery);
  const [asked, setAsked] = useState<SupervisionAct>();
  if (me?.id === sitting.personId) {
    return <Alert color="yellow">This is your own sitting. Somebody else must act on it.</Alert>;
  }
  return (
    <>
      <Group gap="xs" role="group" aria-label="Acts">
        {actsOn(sitting).map((act) => (
          <Button key={act} variant="default" onClick={() => setAsked(act)}>
            {actWords[act].label}
          </Button>
        ))}
      </Group>
      {asked && <ActDialog key={asked} sitting={sitting} act={asked} onClose={() => setAsked(undefined)} />}
    </>
  );
}
