import { countOf, type Plan } from '@app/interview-template/domain/plan.js';
import type { Fault } from '@app/kernel/app-error.js';
import { Alert, Button, Group, Stack, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { durationText, plural } from '../../../../time.js';
import { Card } from '../../../../ui/card.js';
import { ClockField } from './clock-field.js';
import { emptySection, faultsOf, moved, withAt, without, type Draft } from './draft.js';
import { DrawPreview } from './draw-preview.js';
import classes from './editor.module.css';
import { FeedbackTable } from './feedback-table.js';
import { PolicyFields } from './policy-fields.js';
import { SectionCard, secondsOf } from './section-card.js';
import { Faults, TemplateProblem } from '../template-problem.js';
import { usePoolSizes, type SizeOf } from './use-pool-sizes.js';

interface TemplateEditorProps {
  start: Draft;
  saveLabel: string;
  saving: boolean;
  error: unknown;
  onChange: (draft: Draft) => void;
  onSave: (draft: Draft, message: string) => void;
}

const mostSections = 12;

export function TemplateEditor({ start, saveLabel, saving, error, onChange, onSave }: TemplateEditorProps) {
  const [draft, setDraft] = useState(start);
  const sizeOf = usePoolSizes(draft.plan);
  const faults = faultsOf(draft);
  const set = (part: Partial<Draft>) => setDraft((old) => ({ ...old, ...part }));
  const setPlan = (part: Partial<Plan>) => setDraft((old) => ({ ...old, plan: { ...old.plan, ...part } }));
  useEffect(() => onChange(draft), [draft, onChange]);
  return (
    <Stack gap="lg">
      <div className={classes.columns}>
        <Stack gap="lg">
          <About draft={draft} set={set} />
          <Sections plan={draft.plan} sizeOf={sizeOf} set={setPlan} />
        </Stack>
        <Stack gap="lg">
          <Card label="The whole interview">
            <Stack gap="md">
              <Title order={2} size="h3">
                The whole interview
              </Title>
              <ClockField
                label="Clock"
                clock={draft.plan.clock}
                unit="minutes"
                usual={1_800}
                onChange={(clock) => setPlan({ clock })}
              />
              <Sum plan={draft.plan} sizeOf={sizeOf} />
              <Text size="sm" c="dimmed">
                A nudge turns amber, then red, and stops nobody. A hard clock ends what it is of.
              </Text>
              <PolicyFields plan={draft.plan} set={setPlan} />
            </Stack>
          </Card>
          <Card label="Feedback">
            <Title order={2} size="h3" mb="sm">
              What is told, and when
            </Title>
            <FeedbackTable feedback={draft.plan.feedback} onChange={(feedback) => setPlan({ feedback })} />
          </Card>
          <Save
            label={saveLabel}
            saving={saving}
            error={error}
            faults={faults}
            onSave={(message) => onSave(draft, message)}
          />
        </Stack>
      </div>
      <DrawPreview plan={draft.plan} />
    </Stack>
  );
}

interface SaveProps {
  label: string;
  saving: boolean;
  error: unknown;
  faults: readonly Fault[];
  onSave: (message: string) => void;
}

function Save({ label, saving, error, faults, onSave }: SaveProps) {
  const [message, setMessage] = useState('');
  return (
    <Card label="Save">
      <Stack gap="sm">
        <TextInput
          label="What changed"
          description="For your colleagues; it stays with the version."
          maxLength={1_000}
          value={message}
          onChange={(event) => setMessage(event.currentTarget.value)}
        />
        {faults.length > 0 && (
          <Alert color="yellow" role="status" title="Not complete yet" data-testid="faults">
            <Faults faults={faults} />
          </Alert>
        )}
        <TemplateProblem error={error} title="Not saved" />
        <Group>
          <Button loading={saving} disabled={faults.length > 0} onClick={() => onSave(message.trim())}>
            {label}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}

function About({ draft, set }: { draft: Draft; set: (part: Partial<Draft>) => void }) {
  return (
    <Card label="About">
      <Stack gap="md">
        <TextInput
          label="Title"
          required
          maxLength={120}
          value={draft.title}
          onChange={(event) => set({ title: event.currentTarget.value })}
        />
        <Textarea
          label="Description"
          description="What a candidate can expect, in Markdown"
          autosize
          minRows={3}
          maxRows={14}
          maxLength={4_000}
          value={draft.description}
          onChange={(event) => set({ description: event.currentTarget.value })}
        />
      </Stack>
    </Card>
  );
}

interface PlanProps {
  plan: Plan;
  sizeOf: SizeOf;
}

function Sections({ plan: { sections }, sizeOf, set }: PlanProps & { set: (part: Partial<Plan>) => void }) {
  return (
    <>
      {sections.map((section, index) => (
        <SectionCard
          key={index}
          number={index + 1}
          section={section}
          sizeOf={sizeOf}
          onChange={(changed) => set({ sections: withAt(sections, index, changed) })}
          onMoveUp={index > 0 ? () => set({ sections: moved(sections, index, -1) }) : undefined}
          onRemove={sections.length > 1 ? () => set({ sections: without(sections, index) }) : undefined}
        />
      ))}
      <Group>
        <Button
          variant="default"
          disabled={sections.length >= mostSections}
          onClick={() => set({ sections: [...sections, emptySection(`Section ${sections.length + 1}`)] })}
        >
          Add a section
        </Button>
      </Group>
    </>
  );
}

function Sum({ plan, sizeOf }: PlanProps) {
  const seconds = plan.sections.reduce((sum, section) => sum + secondsOf(section, sizeOf), 0);
  const isTight = plan.clock.mode === 'hard' && seconds > plan.clock.seconds;
  return (
    <Text size="sm" c={isTight ? 'var(--app-half)' : 'dimmed'} role="status" data-testid="sum">
      {plural(countOf(plan), 'question')}
      {seconds > 0 && `, about ${durationText(seconds * 1000)} for who is prepared`}
      {isTight && ': more than the clock gives'}
    </Text>
  );
}
