import { countOf, isFixed, type Rule, type Section } from '@app/interview-template/domain/plan.js';
import { Button, Group, SimpleGrid, Stack, Switch, Text, TextInput, Title } from '@mantine/core';
import { durationText, plural } from '../../../../time.js';
import { Card } from '../../../../ui/card.js';
import { ClockField } from './clock-field.js';
import { emptyRule, withAt, without } from './draft.js';
import { RuleFields } from './rule-fields.js';
import type { SizeOf } from './use-pool-sizes.js';

interface SectionCardProps {
  number: number;
  section: Section;
  sizeOf: SizeOf;
  onChange: (section: Section) => void;
  /** Absent where that can't be done. */
  onMoveUp?: (() => void) | undefined;
  onRemove?: (() => void) | undefined;
}

const mostRules = 10;

export function SectionCard({ number, section, sizeOf, onChange, onMoveUp, onRemove }: SectionCardProps) {
  const { rules } = section;
  const name = `Section ${number}`;
  const set = (part: Partial<Section>) => onChange({ ...section, ...part });
  const add = (rule: Rule) => set({ rules: [...rules, rule] });
  return (
    <Card label={name}>
      <Stack gap="md">
        <Group justify="space-between">
          <Title order={2} size="h3">
            {name}
          </Title>
          <Group gap="xs">
            {onMoveUp && (
              <Button size="xs" variant="subtle" aria-label={`Move ${name.toLowerCase()} up`} onClick={onMoveUp}>
                Move up
              </Button>
            )}
            {onRemove && (
              <Button size="xs" variant="subtle" aria-label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
                Remove
              </Button>
            )}
          </Group>
        </Group>
        <TextInput
          label="Title"
          required
          maxLength={120}
          value={section.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        {rules.map((rule, index) => (
          <RuleFields
            key={index}
            name={`${name}, rule ${index + 1}`}
            rule={rule}
            size={sizeOf(rule)}
            onChange={(changed) => set({ rules: withAt(rules, index, changed) })}
            onRemove={rules.length > 1 ? () => set({ rules: without(rules, index) }) : undefined}
          />
        ))}
        <Group gap="xs">
          <Button size="xs" variant="default" disabled={rules.length >= mostRules} onClick={() => add(emptyRule)}>
            Add drawn questions
          </Button>
          <Button
            size="xs"
            variant="default"
            disabled={rules.length >= mostRules}
            onClick={() => add({ questions: [] })}
          >
            Add questions by name
          </Button>
        </Group>
        <Clocks section={section} set={set} />
        <Text size="sm" c="dimmed" data-testid="section-sum">
          {sumText(section, sizeOf)}
        </Text>
      </Stack>
    </Card>
  );
}

function Clocks({ section, set }: { section: Section; set: (part: Partial<Section>) => void }) {
  return (
    <>
      <SimpleGrid cols={{ base: 1, sm: 2 }}>
        <ClockField
          label="Clock of the section"
          clock={section.clock}
          unit="minutes"
          usual={900}
          onChange={(clock) => set({ clock })}
        />
        <ClockField
          label="Clock of each question"
          clock={section.itemClock}
          unit="seconds"
          usual={120}
          onChange={(itemClock) => set({ itemClock })}
        />
      </SimpleGrid>
      <Switch
        label="In random order"
        checked={section.shuffled}
        onChange={(event) => set({ shuffled: event.currentTarget.checked })}
      />
    </>
  );
}

/** How many questions, and about how long they take. */
export function sumText(section: Section, sizeOf: SizeOf): string {
  const count = countOf({ sections: [section] });
  const seconds = secondsOf(section, sizeOf);
  return `${plural(count, 'question')}${seconds ? `, about ${durationText(seconds * 1000)}` : ''}`;
}

/** About how long the questions of a section take; 0 while that is not known. */
export function secondsOf({ rules }: Section, sizeOf: SizeOf): number {
  const sum = rules.reduce((total, rule) => {
    const count = isFixed(rule) ? rule.questions.length : rule.count;
    return total + count * (sizeOf(rule)?.medianSeconds ?? 0);
  }, 0);
  return Math.round(sum / 15) * 15;
}
