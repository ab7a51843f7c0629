import { ActionIcon, Button, Menu } from '@mantine/core';
import { IconFlag, IconFlagFilled } from '@tabler/icons-react';
import { flagName, flags } from './card-words.js';

export function FlagMark({ flag }: { flag: number }) {
  if (flag === 0) return null;
  return (
    <IconFlagFilled
      size={16}
      color={flags[flag]?.color}
      role="img"
      aria-label={`Flag: ${flagName(flag).toLowerCase()}`}
    />
  );
}

/** The flags as entries of a menu. */
export function FlagItems({ value, onPick }: { value: number; onPick: (flag: number) => void }) {
  return (
    <Menu.RadioGroup value={String(value)} onChange={(flag) => onPick(Number(flag))}>
      {flags.map(({ name, color }, flag) => {
        const Icon = flag === 0 ? IconFlag : IconFlagFilled;
        return (
          <Menu.RadioItem
            key={name}
            value={String(flag)}
            closeMenuOnClick
            rightSection={<Icon size={16} color={color} aria-hidden />}
          >
            {name}
          </Menu.RadioItem>
        );
      })}
    </Menu.RadioGroup>
  );
}

interface FlagPickerProps {
  value: number;
  /** A sign alone. */
  small?: boolean;
  onPick: (flag: number) => void;
}

export function FlagPicker({ value, small = false, onPick }: FlagPickerProps) {
  const sign = value === 0 ? <IconFlag size={small ? 20 : 16} aria-hidden /> : <FlagMark flag={value} />;
  return (
    <Menu position="bottom-start" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        {small ? (
          <ActionIcon
            variant="subtle"
            color="gray"
            size="lg"
            aria-label={value === 0 ? 'Flag' : `Flag: ${flagName(value)}`}
          >
            {sign}
          </ActionIcon>
        ) : (
          <Button variant="default" leftSection={sign}>
            {value === 0 ? 'Flag' : flagName(value)}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown>
        <FlagItems value={value} onPick={(flag) => flag !== value && onPick(flag)} />
      </Menu.Dropdown>
    </Menu>
  );
}
