import { NativeSelect, Text } from '@mantine/core';
import { useId } from 'react';
import type { ViewOf } from '../../shapes.js';
import { InlineCode, withoutTicks } from '../inline-code.js';
import type { FieldProps } from './field-props.js';
import classes from './question.module.css';

/** Each item on the left gets one on the right. */
export function MatchingField({ content, response, onChange, disabled }: FieldProps<ViewOf<'matching'>>) {
  const label = useId();
  const pairs = response && 'pairs' in response ? response.pairs : {};
  const pair = (left: string, right: string) => {
    const next = Object.fromEntries(Object.entries({ ...pairs, [left]: right }).filter(([, id]) => id !== ''));
    onChange(Object.keys(next).length ? { pairs: next } : null);
  };
  const choices = [
    { value: '', label: 'Choose…' },
    ...content.right.map(({ id, text }) => ({ value: id, label: withoutTicks(text) })),
  ];
  return (
    <div role="group" aria-labelledby={label}>
      <Text id={label} size="sm" fw={500} mb="xs">
        Match each with its partner
      </Text>
      <div className={classes.rows}>
        {content.left.map(({ id, text }) => (
          <div key={id} className={classes.pair}>
            <Text component="label" htmlFor={`${label}-${id}`}>
              <InlineCode>{text}</InlineCode>
            </Text>
            <NativeSelect
              id={`${label}-${id}`}
              size="md"
              data={choices}
              value={pairs[id] ?? ''}
              disabled={disabled ?? false}
              onChange={(event) => pair(id, event.currentTarget.value)}
            />
          </div>
        ))}
      </div>
    </div>
  );
}
