import { Checkbox, Kbd, Radio, Stack } from '@mantine/core';
import type { ViewOf } from '../../shapes.js';
import { InlineCode } from '../inline-code.js';
import { useShortcuts } from '../shortcuts.js';
import type { FieldProps } from './field-props.js';
import classes from './question.module.css';

type ChoiceProps = FieldProps<ViewOf<'single-choice'>>;

/** One of the options, or any number of them. The keys 1 to 9 pick. */
export function ChoiceField({ content, response, onChange, disabled }: ChoiceProps) {
  const several = content.kind === 'multiple-choice';
  const chosen =
    response && 'choices' in response ? response.choices : response && 'choice' in response ? [response.choice] : [];
  const toggle = (id: string) => {
    const ids = chosen.includes(id) ? chosen.filter((other) => other !== id) : [...chosen, id];
    // In the order of the options, so that the same choice is always the same answer.
    const choices = content.options.map((option) => option.id).filter((other) => ids.includes(other));
    onChange(choices.length ? { choices } : null);
  };
  const pick = (id: string) => (several ? toggle(id) : onChange({ choice: id }));
  useShortcuts(
    Object.fromEntries(
      content.options.slice(0, 9).map(({ id }, index) => [String(index + 1), disabled ? undefined : () => pick(id)]),
    ),
  );
  const Control = several ? Checkbox : Radio;
  const options = content.options.map(({ id, text }, index) => (
    <Control
      key={id}
      value={id}
      disabled={disabled ?? false}
      className={classes.option}
      wrapperProps={{ 'data-chosen': chosen.includes(id) || undefined }}
      classNames={{ body: classes.optionBody, labelWrapper: classes.optionLabel }}
      label={
        <span className={classes.optionText}>
          <span>
            <InlineCode>{text}</InlineCode>
          </span>
          {index < 9 && (
            <Kbd size="xs" className={classes.key} aria-hidden>
              {index + 1}
            </Kbd>
          )}
        </span>
      }
      {...(several ? { checked: chosen.includes(id), onChange: () => toggle(id) } : {})}
    />
  ));
  if (several) {
    return (
      <Checkbox.Group label="Pick all that apply" value={chosen}>
        <Stack gap="xs" mt="xs">
          {options}
        </Stack>
      </Checkbox.Group>
    );
  }
  return (
    <Radio.Group label="Pick one" value={chosen[0] ?? null} onChange={(id) => id && onChange({ choice: id })}>
      <Stack gap="xs" mt="xs">
        {options}
      </Stack>
    </Radio.Group>
  );
}
