import { IconCloudCheck, IconCloudOff, IconCloudUp } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { SaveState } from './answer-keeper.js';
import classes from '../sitting.module.css';

const troubles: Partial<Record<SaveState['kind'], string>> = {
  retrying: 'Not saved yet – retrying',
  'signed-out': 'Not saved: signed out. Sign in in another tab; what you typed is kept here',
  closed: 'Closed: answers are no longer taken',
};

interface SaveNoteProps {
  save: SaveState;
  /** The page says already that the server can't be reached. */
  away: boolean;
}

/** How safe the answers are, always in sight. Only trouble is announced. */
export function SaveNote({ save, away }: SaveNoteProps) {
  const trouble = save.kind === 'refused' ? `Not saved: ${save.message}` : troubles[save.kind];
  if (save.kind === 'held' || (away && (save.kind === 'retrying' || save.kind === 'saving'))) {
    return (
      <span className={classes.save} data-testid="save-state">
        <IconCloudOff size={18} aria-hidden /> Kept here, not sent yet
      </span>
    );
  }
  if (trouble) {
    return (
      <span className={classes.save} data-trouble data-testid="save-state" role="alert">
        <IconCloudOff size={18} aria-hidden /> {trouble}
      </span>
    );
  }
  return (
    <span className={classes.save} data-testid="save-state">
      {save.kind === 'saving' ? <IconCloudUp size={18} aria-hidden /> : <IconCloudCheck size={18} aria-hidden />}
      {save.kind === 'saving' ? 'Saving…' : <SavedAgo at={save.kind === 'saved' ? save.at : null} />}
    </span>
  );
}

function SavedAgo({ at }: { at: number | null }) {
  const [, tick] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 1000);
    return () => clearInterval(timer);
  }, []);
  if (at === null) return <>All saved</>;
  const seconds = Math.max(0, Math.round((performance.now() - at) / 1000));
  return <>Saved {seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min`} ago</>;
}
