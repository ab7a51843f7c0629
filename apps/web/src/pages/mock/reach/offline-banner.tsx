import { VisuallyHidden } from '@mantine/core';
import { IconWifiOff } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import classes from './offline-banner.module.css';

/** Calm: nothing is lost. Said once, and once more when it is over. */
export function OfflineBanner({ away }: { away: boolean }) {
  const [wasAway, setWasAway] = useState(false);
  useEffect(() => {
    if (away) setWasAway(true);
  }, [away]);
  return (
    <div role="status">
      {away && (
        <p className={classes.banner} data-testid="offline">
          <IconWifiOff size={18} aria-hidden />
          You are offline. Go on; everything is kept here and sent when you are back.
        </p>
      )}
      {!away && wasAway && <VisuallyHidden>You are online again.</VisuallyHidden>}
    </div>
  );
}
