import { isFixed, type DrawnRule, type Rule } from '@app/interview-template/domain/plan.js';
import { ActionIcon, Chip, Group, MultiSelect, NumberInput, Stack, Text } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { topicsQuery } from '../../../../queries.js';
import { durationText, plural } from '../../../../time.js';
import { kindWords, levels, levelWords } from '../../../../words.js';
import classes from './editor.module.css';
import { FixedQuestions } from './fixed-questions.js';
import { choices } from '../template-words.js';
import type { PoolSize } from './use-pool-sizes.js';

interface RuleFieldsProps {
  /** "Section 1, rule 2". */
  name: string;
  rule: Rule;
  size: PoolSize | undefined;
  onChange: (rule: Rule) => void;
  /** Absent where it is the only rule. */
  onRemove?: (() => void) | undefined;
}

export function RuleFields({ name, rule, size, onChange, onRemove }: RuleFieldsProps) {
  return (
    <div className={classes.rule} role="group" aria-label={name}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Text fw={600} size="sm">
          {isFixed(rule) ? 'These questions' : 'Drawn questions'}
        </Text>
        {onRemove && (
          <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${name.toLowerCase()}`} onClick={onRemove}>
            <IconX size={18} aria-hidden />
          </ActionIcon>
        )}
      </Group>
      {isFixed(rule) ? (
        <FixedQuestions slugs={rule.questions} onChange={(questions) => onChange({ questions })} />
      ) : (
        <DrawnFields rule={rule} onChange={onChange} />
      )}
      <Available rule={rule} size={size} />
    </div>
  );
}

function DrawnFields({ rule, onChange }: { rule: DrawnRule; onChange: (rule: DrawnRule) => void }) {
  const { data: tracks = [] } = useQuery(topicsQuery);
  const set = (part: Partial<DrawnRule>) => onChange({ ...rule, ...part });
  return (
    <Stack gap="sm">
      <MultiSelect
        label="Topics"
        searchable
        required
        value={rule.topics}
        data={tracks.map(({ title, topics }) => ({
          group: title,
          items: topics.map((topic) => ({ value: topic.slug, label: topic.title })),
        }))}
        onChange={(topics) => set({ topics })}
      />
      <Group align="flex-end" gap="md">
        <NumberInput
          label="How many"
          w={110}
          min={1}
          max={50}
          clampBehavior="blur"
          allowDecimal={false}
          value={rule.count}
          onChange={(typed) => typeof typed === 'number' && set({ count: typed })}
        />
        <div role="group" aria-label="Levels">
          <Text size="sm" fw={500} mb={6}>
            Levels {rule.levels.length === 0 && '(all)'}
          </Text>
          <Chip.Group multiple value={rule.levels} onChange={(chosen) => set({ levels: chosen })}>
            <Group gap={6}>
              {levels.map((level) => (
                <Chip key={level} value={level} size="sm">
                  {levelWords[level]}
                </Chip>
              ))}
            </Group>
          </Chip.Group>
        </div>
      </Group>
      <MultiSelect
        label="Kinds"
        placeholder={rule.kinds.length ? '' : 'All but flashcards'}
        value={rule.kinds}
        data={choices(kindWords)}
        onChange={(chosen) => set({ kinds: chosen })}
      />
    </Stack>
  );
}

/** What the bank has for the rule, as it is now. */
function Available({ rule, size }: { rule: Rule; size: PoolSize | undefined }) {
  if (!size) return null;
  const wanted = isFixed(rule) ? rule.questions.length : rule.count;
  const isShort = size.available < wanted;
  const each = size.medianSeconds === null ? '' : `, about ${durationText(size.medianSeconds * 1000)} each`;
  const words = isFixed(rule)
    ? `${size.available} of ${wanted} published${each}`
    : `${plural(size.available, 'question')} in the bank${each}`;
  return (
    <Text size="sm" mt="sm" role="status" c={isShort ? 'var(--app-bad)' : 'dimmed'} data-testid="available">
      {isShort && !isFixed(rule) ? `Only ${words}` : words}
    </Text>
  );
}
