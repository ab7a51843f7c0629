import { Button, Menu } from '@mantine/core';
import { IconCheck, IconFlag, IconFlagFilled } from '@tabler/icons-react';
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
    <>
      {flags.map(({ name, color }, flag) => {
        const Icon = flag === 0 ? IconFlag : IconFlagFilled;
        return (
          <Menu.Item
            key={name}
            role="menuitemradio"
            aria-checked={flag === value}
            leftSection={<Icon size={16} color={color} aria-hidden />}
            rightSection={flag === value && <IconCheck size={16} aria-hidden />}
            onClick={() => onPick(flag)}
          >
            {name}
          </Menu.Item>
        );
      })}
    </>
  );
}

interface FlagPickerProps {
  value: number;
  onPick: (flag: number) => void;
}

export function FlagPicker({ value, onPick }: FlagPickerProps) {
  return (
    <Menu position="bottom-start" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          leftSection={value === 0 ? <IconFlag size={16} aria-hidden /> : <FlagMark flag={value} />}
        >
          {value === 0 ? 'Flag' : flagName(value)}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <FlagItems value={value} onPick={(flag) => flag !== value && onPick(flag)} />
      </Menu.Dropdown>
    </Menu>
  );
}
