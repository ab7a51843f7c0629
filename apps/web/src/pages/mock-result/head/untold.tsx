import { Alert } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import type { Debrief } from '../../../shapes.js';
import { dateTimeText } from '../../../time.js';
import { untoldParts } from '../told.js';

/** What is not told, and when it is. */
export function Untold({ debrief }: { debrief: Debrief }) {
  const untold = untoldParts(debrief.told);
  if (untold.length === 0) return null;
  return (
    <Alert icon={<IconClockHour4 aria-hidden />} title="Not everything is told" data-testid="untold">
      {untold.map(({ from, what }) => (
        <div key={from}>
          {from === null
            ? `This interview does not tell ${what}.`
            : `From ${dateTimeText(from)} on you are told ${what}.`}
        </div>
      ))}
    </Alert>
  );
}
