import { Group, Stack, Text } from '@mantine/core';
import { IconCards, IconChartBar, IconStopwatch } from '@tabler/icons-react';
import { LinkButton } from '../../ui/link-button.js';
import { PageTitle } from '../../ui/page-title.js';
import { SampleCard } from './sample-card.js';
import classes from './landing.module.css';

const points = [
  { icon: IconStopwatch, text: 'Sit timed mock interviews on data structures, system design and backend skills.' },
  { icon: IconCards, text: 'What you miss comes back, spaced out, until you know it.' },
  { icon: IconChartBar, text: 'See what holds, what fades, and what is due today.' },
];

export function Landing() {
  return (
    <div className={classes.landing}>
      <Stack gap="xl">
        <div className={classes.headline}>
          <PageTitle tab="Rehearse">Walk in having done it before.</PageTitle>
        </div>
        <Stack gap="md" component="ul" className={classes.points}>
          {points.map(({ icon: Icon, text }) => (
            <Group key={text} component="li" gap="md" wrap="nowrap" align="flex-start">
              <span className={classes.icon}>
                <Icon size={22} stroke={1.7} aria-hidden />
              </span>
              <Text size="lg" lh={1.5}>
                {text}
              </Text>
            </Group>
          ))}
        </Stack>
        <Group>
          <LinkButton to="/sign-up" size="lg">
            Create an account
          </LinkButton>
          <LinkButton to="/sign-in" size="lg" variant="default">
            Sign in
          </LinkButton>
        </Group>
      </Stack>
      <SampleCard />
    </div>
  );
}
