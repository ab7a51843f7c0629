import { Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { ViewOf } from '../../shapes.js';
import type { FieldProps } from './field-props.js';

export function NumberField({ content, response, onChange, disabled }: FieldProps<ViewOf<'numeric'>>) {
  const value = response && 'number' in response ? response.number : null;
  const [typed, setTyped] = useState(value === null ? '' : String(value));
  // An answer that came from elsewhere (another window, "Clear") takes the place of what was typed.
  const shown =
    parsed(typed) === value || (value === null && parsed(typed) === undefined) ? typed : String(value ?? '');
  const type = (text: string) => {
    setTyped(text);
    const number = parsed(text);
    if (number !== undefined && number !== value) onChange(number === null ? null : { number });
  };
  return (
    <TextInput
      label="Your answer"
      description={content.unit ? `A number, in ${content.unit}` : 'A number'}
      inputMode="decimal"
      autoComplete="off"
      size="md"
      maw={280}
      value={shown}
      disabled={disabled ?? false}
      error={parsed(shown) === undefined && 'Not a number, so it is not saved'}
      rightSection={content.unit ? <Text size="sm">{content.unit}</Text> : undefined}
      rightSectionWidth={content.unit ? `${content.unit.length + 2}ch` : undefined}
      onChange={(event) => type(event.currentTarget.value)}
    />
  );
}

/** `null`: empty. `undefined`: no number (yet). */
function parsed(text: string): number | null | undefined {
  const trimmed = text.trim().replace('−', '-');
  if (trimmed === '') return null;
  if (!/^[-+]?(\d+([.,]\d*)?|[.,]\d+)(e[-+]?\d+)?$/i.test(trimmed)) return undefined;
  const number = Number(trimmed.replace(',', '.'));
  return Number.isFinite(number) ? number : undefined;
}

export function TextField({ content, response, onChange, disabled }: FieldProps<ViewOf<'short-text' | 'open'>>) {
  const text = response && 'text' in response ? response.text : '';
  const props = {
    label: 'Your answer',
    size: 'md' as const,
    value: text,
    disabled: disabled ?? false,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      onChange(currentTarget.value === '' ? null : { text: currentTarget.value }),
  };
  if (content.kind === 'open') {
    return (
      <Textarea {...props} autosize minRows={7} maxRows={24} description="Markdown is welcome" maxLength={20_000} />
    );
  }
  return <TextInput {...props} autoComplete="off" autoCapitalize="off" spellCheck={false} maxLength={500} />;
}
