import { Badge, Button, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { plural } from '../../time.js';
import { Card } from '../../ui/card.js';
import { Loaded } from '../../ui/loaded.js';
import { ProblemAlert } from '../../ui/problem-alert.js';
import { bodyOf, choicesQuery, useSetInterview, type Interview, type InterviewChoice } from './interview-queries.js';
import { RecallRange } from './recall-range.js';

/** What fewer and more minutes a day would come to, side by side. */
export function Choices({ interview }: { interview: Interview }) {
  const query = useQuery(choicesQuery(interview));
  const setInterview = useSetInterview();
  return (
    <section aria-label="Three choices">
      <Title order={2} mb="md">
        What other times would come to
      </Title>
      <Loaded query={query}>
        {(choices) => (
          <SimpleGrid cols={{ base: 1, sm: 3 }}>
            {choices.map((choice) => (
              <ChoiceCard
                key={choice.minutesPerDay}
                choice={choice}
                isNow={choice.minutesPerDay === interview.minutesPerDay}
                busy={setInterview.isPending}
                onUse={() => {
                  const { minutesPerDay } = choice;
                  setInterview.mutate({ body: { ...bodyOf(interview), minutesPerDay }, before: interview });
                }}
              />
            ))}
          </SimpleGrid>
        )}
      </Loaded>
      <ProblemAlert error={setInterview.error} />
    </section>
  );
}

interface ChoiceCardProps {
  choice: InterviewChoice;
  isNow: boolean;
  busy: boolean;
  onUse: () => void;
}

function ChoiceCard({ choice, isNow, busy, onUse }: ChoiceCardProps) {
  const { minutesPerDay, recall, cards, met, minutes } = choice;
  const share = (part: number) => Math.round(part * 100);
  const name = plural(minutesPerDay, 'minute');
  return (
    <Card label={`${name} a day`} accent={isNow}>
      <Group justify="space-between" mb={4}>
        <Title order={3}>{name} a day</Title>
        {isNow && <Badge variant="light">As now</Badge>}
      </Group>
      <Text fw={600}>
        {share(recall.mean)} % recalled{' '}
        <Text span size="sm" fw={400} c="dimmed">
          ({share(recall.low)} to {share(recall.high)} %)
        </Text>
      </Text>
      <RecallRange recall={recall} />
      <Text size="sm" mt="sm">
        {Math.round(cards.seen)} of {plural(cards.total, 'card')} seen, {Math.round(cards.known)} known.
      </Text>
      <Text size="sm" c="dimmed">
        {met ? 'Everything is done in time' : 'Not everything is done in time'}, {Math.round(minutes.mean)} minutes a
        day on the mean.
      </Text>
      {!isNow && (
        <Button mt="sm" variant="default" loading={busy} aria-label={`Use ${name} a day`} onClick={onUse}>
          Use this
        </Button>
      )}
    </Card>
  );
}
