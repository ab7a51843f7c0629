import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useRef } from 'react';
import { mostCases, type CaseField } from './case-values.js';
import classes from './workbench.module.css';

interface OwnCasesProps {
  fields: readonly CaseField[];
  cases: readonly string[][];
  /** By case and field: what is wrong with it. */
  faults: readonly (string | undefined)[][];
  /** What a new case begins with. */
  example: readonly string[];
  disabled: boolean;
  onChange: (cases: string[][]) => void;
}

/** Cases of the candidate's own: Run runs them after the examples. */
export function OwnCases({ fields, cases, faults, example, disabled, onChange }: OwnCasesProps) {
  const root = useRef<HTMLDivElement>(null);
  const add = () => {
    onChange([...cases, [...(cases.at(-1) ?? example)]].map((texts) => [...texts]));
    const added = cases.length;
    requestAnimationFrame(() => root.current?.querySelector<HTMLElement>(`[data-case="${added}"] textarea`)?.focus());
  };
  const remove = (index: number) => {
    onChange(cases.filter((_, other) => other !== index).map((texts) => [...texts]));
    root.current?.querySelector<HTMLElement>('[data-add]')?.focus();
  };
  const edit = (index: number, field: number, text: string) =>
    onChange(
      cases.map((texts, at) =>
        at === index ? fields.map((_, place) => (place === field ? text : (texts[place] ?? ''))) : [...texts],
      ),
    );
  return (
    <Stack gap="md" ref={root}>
      <Text size="sm" c="dimmed">
        Run runs the examples and your own cases. A value is written as JSON: <code>[1, 2]</code>, <code>"text"</code>,{' '}
        <code>null</code>.
      </Text>
      {cases.map((texts, index) => (
        <fieldset key={index} className={classes.ownCase} data-case={index}>
          <legend>Own case {index + 1}</legend>
          <Stack gap="xs">
            {fields.map((field, place) => (
              <Textarea
                key={field.name}
                label={field.name}
                description={field.hint}
                size="sm"
                autosize
                minRows={1}
                maxRows={8}
                spellCheck={false}
                autoCapitalize="off"
                autoComplete="off"
                classNames={{ input: classes.value }}
                value={texts[place] ?? ''}
                error={faults[index]?.[place]}
                disabled={disabled}
                onChange={(event) => edit(index, place, event.currentTarget.value)}
              />
            ))}
            <Group justify="flex-end">
              <Button
                variant="subtle"
                color="gray"
                size="compact-sm"
                disabled={disabled}
                aria-label={`Remove own case ${index + 1}`}
                leftSection={<IconTrash size={15} aria-hidden />}
                onClick={() => remove(index)}
              >
                Remove
              </Button>
            </Group>
          </Stack>
        </fieldset>
      ))}
      <Group gap="sm">
        <Button
          data-add
          variant="default"
          size="xs"
          disabled={disabled || cases.length >= mostCases}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={add}
        >
          Add a case
        </Button>
        {cases.length >= mostCases && (
          <Text size="sm" c="dimmed">
            {mostCases} at most.
          </Text>
        )}
      </Group>
    </Stack>
  );
}
