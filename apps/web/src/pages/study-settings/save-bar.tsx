import { Button, Group, Text } from '@mantine/core';
import { plural } from '../../time.js';
import { useUnsavedGuard } from '../../ui/use-unsaved-guard.js';
import classes from './study-settings.module.css';
import type { SaveState } from './use-save-settings.js';

interface SaveBarProps {
  /** How many settings differ from what is stored. */
  changes: number;
  isDefault: boolean;
  state: SaveState;
  onDiscard: () => void;
  onReset: () => void;
  onUndo: () => void;
}

/** Always in sight: says what is stored and what is not. */
export function SaveBar({ changes, isDefault, state, onDiscard, onReset, onUndo }: SaveBarProps) {
  useUnsavedGuard(changes > 0);
  const { done, isPending } = state;
  const isChanged = changes > 0;
  return (
    <div className={classes.saveBar} data-changed={isChanged || undefined}>
      <Text role="status" size="sm" className={classes.saveState}>
        {isChanged
          ? `${plural(changes, 'change')} not saved yet.`
          : `${done?.words ?? 'All changes are saved.'}${isDefault ? ' These are the defaults.' : ''}`}
      </Text>
      <Group gap="xs">
        {isChanged ? (
          <>
            <Button variant="default" onClick={onDiscard}>
              Discard
            </Button>
            <Button type="submit" loading={isPending}>
              Save
            </Button>
          </>
        ) : (
          <>
            {done?.canUndo && (
              <Button variant="default" onClick={onUndo} loading={isPending}>
                Undo
              </Button>
            )}
            {!isDefault && (
              <Button variant="subtle" onClick={onReset} loading={isPending}>
                Reset to defaults
              </Button>
            )}
          </>
        )}
      </Group>
    </div>
  );
}
