import { ActionIcon, Button, Group, Text, VisuallyHidden } from '@mantine/core';
import { IconArrowDown, IconArrowUp, IconCheck } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import type { ViewOf } from '../../shapes.js';
import { InlineCode, withoutTicks } from '../inline-code.js';
import type { FieldProps } from './field-props.js';
import classes from './question.module.css';

/** Items put in order with a button up and a button down each. */
export function OrderingField({ content, response, onChange, disabled }: FieldProps<ViewOf<'ordering'>>) {
  const label = useId();
  const list = useRef<HTMLOListElement>(null);
  const [moved, setMoved] = useState('');
  const answered = response && 'order' in response ? response.order : undefined;
  const order = answered ?? content.items.map(({ id }) => id);
  const textOf = new Map(content.items.map(({ id, text }) => [id, text]));

  const move = (from: number, by: number) => {
    const next = [...order];
    const [id] = next.splice(from, 1);
    if (id === undefined) return;
    next.splice(from + by, 0, id);
    setMoved(`${withoutTicks(textOf.get(id) ?? id)}: now ${from + by + 1} of ${order.length}`);
    onChange({ order: next });
    // The focus goes along with the item, so that it can be moved on.
    requestAnimationFrame(() => {
      const row = list.current?.children[from + by];
      const buttons = [...(row?.querySelectorAll('button') ?? [])];
      (by < 0 ? buttons : buttons.reverse()).find((button) => !button.disabled)?.focus();
    });
  };
  return (
    <div role="group" aria-labelledby={label}>
      <Group justify="space-between" mb="xs">
        <Text id={label} size="sm" fw={500}>
          Put these in order
        </Text>
        {!answered && (
          <Button
            size="xs"
            variant="default"
            disabled={disabled ?? false}
            leftSection={<IconCheck size={15} aria-hidden />}
            onClick={() => onChange({ order })}
          >
            The order is right as it stands
          </Button>
        )}
      </Group>
      <ol className={classes.rows} ref={list}>
        {order.map((id, index) => (
          <li key={id} className={classes.row}>
            <span className={classes.number}>{index + 1}</span>
            <span>
              <InlineCode>{textOf.get(id) ?? ''}</InlineCode>
            </span>
            <Movers
              text={withoutTicks(textOf.get(id) ?? '')}
              up={disabled || index === 0 ? undefined : () => move(index, -1)}
              down={disabled || index === order.length - 1 ? undefined : () => move(index, 1)}
            />
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{moved}</VisuallyHidden>
    </div>
  );
}

interface MoversProps {
  text: string;
  up: (() => void) | undefined;
  down: (() => void) | undefined;
}

function Movers({ text, up, down }: MoversProps) {
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon variant="default" size="lg" aria-label={`Move up: ${text}`} disabled={!up} onClick={up}>
        <IconArrowUp size={18} aria-hidden />
      </ActionIcon>
      <ActionIcon variant="default" size="lg" aria-label={`Move down: ${text}`} disabled={!down} onClick={down}>
        <IconArrowDown size={18} aria-hidden />
      </ActionIcon>
    </Group>
  );
}
