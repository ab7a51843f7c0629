import { Text } from '@mantine/core';
import { percent } from '../time.js';
import classes from './score-bar.module.css';

interface ScoreBarProps {
  label: string;
  score: number;
  maxScore: number;
  note?: string;
}

/** A share as a bar, with its figure beside it. */
export function ScoreBar({ label, score, maxScore, note }: ScoreBarProps) {
  const share = percent(score, maxScore);
  return (
    <div className={classes.row}>
      <div className={classes.head}>
        <Text fw={500}>{label}</Text>
        <Text size="sm" c="dimmed">
          {note && <>{note} · </>}
          <Text span fw={650} className={classes.share}>
            {share} %
          </Text>
        </Text>
      </div>
      <div className={classes.track} aria-hidden>
        <div className={classes.fill} style={{ width: `${share}%` }} />
      </div>
    </div>
  );
}
