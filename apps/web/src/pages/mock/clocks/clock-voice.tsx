import { VisuallyHidden } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import { durationText, plural } from '../../../time.js';
import { useTicking } from '../../../ui/countdown.js';
import { useShortcuts } from '../../../ui/shortcuts.js';
import type { TimedMock } from '../mock-query.js';
import {
  itemFace,
  openItemOf,
  sectionFace,
  sectionOf,
  totalFace,
  warningMsOf,
  type Face,
  type TimeOn,
} from './readings.js';

const minute = 60_000;

interface Spoken {
  /** Another one starts afresh. */
  key: string;
  face: Face | null;
  /** Milliseconds before the end. */
  steps: readonly number[];
  say: (leftMs: number) => string;
}

/** The ticking texts are silent for screen readers; only these moments are spoken, by whichever clock reaches one. */
export function ClockVoice({ mock, shown, timeOn }: { mock: TimedMock; shown: number | undefined; timeOn: TimeOn }) {
  useTicking();
  const item = openItemOf(mock) ?? mock.items.find(({ position }) => position === shown);
  const section = sectionOf(mock, item);
  const spoken = [
    useCrossing(ofWhole(mock)),
    useCrossing(
      ofPart(`section ${section?.number}`, section && sectionFace(mock, section, timeOn), {
        steps: [5 * minute, minute],
        limitMs: section?.clock.limitMs ?? 0,
        of: section ? ` for ${section.title}` : '',
      }),
    ),
    useCrossing(
      ofPart(`item ${item?.position}`, item && itemFace(mock, item, timeOn), {
        steps: [minute, 20_000],
        limitMs: sectionOf(mock, item)?.itemClock.limitMs ?? 0,
        of: ' for this question',
      }),
    ),
  ];
  const [asked, setAsked] = useState('');
  useShortcuts({ 'Alt+t': () => setAsked(timeText(mock)) });
  return (
    <VisuallyHidden role="status" data-testid="clock-voice">
      {[...spoken, asked].map((text, index) => text && <p key={index}>{text}</p>)}
    </VisuallyHidden>
  );
}

/** Said when it is asked for. */
function timeText(mock: TimedMock): string {
  const face = totalFace(mock);
  if (!face) return 'There is no clock';
  return face.leftMs < 0
    ? `${durationText(-face.leftMs)} over the suggested time`
    : `${durationText(face.leftMs)} left`;
}

function ofWhole(mock: TimedMock): Spoken {
  const isHard = mock.clock.mode === 'hard';
  return {
    key: mock.id,
    face: mock.state === 'running' ? totalFace(mock) : null,
    steps: [15 * minute, 5 * minute, minute, warningMsOf(mock), 0],
    say: (leftMs) => {
      if (leftMs <= 0) return isHard ? 'Time is up' : 'The suggested time is over. Go on as long as you need.';
      return `${minutesText(leftMs)} left${isHard ? '' : ' of the suggested time'}`;
    },
  };
}

function ofPart(
  key: string,
  face: Face | null | undefined,
  { steps, limitMs, of }: { steps: readonly number[]; limitMs: number; of: string },
): Spoken {
  return {
    key,
    face: face ?? null,
    // A warning that comes with the start warns of nothing.
    steps: [...steps.filter((step) => step <= limitMs / 2), 0],
    say: (leftMs) => {
      if (leftMs <= 0) return `The time${of} is over`;
      return `${leftMs > minute / 2 ? minutesText(leftMs) : durationText(leftMs)} left${of}`;
    },
  };
}

const minutesText = (ms: number) => plural(Math.ceil(ms / minute), 'minute');

/** What there is to say since a clock last passed one of its moments. A page that was just loaded says the one it is at. */
function useCrossing({ key, face, steps, say }: Spoken): string {
  const [spoken, setSpoken] = useState({ key, text: '' });
  const before = useRef<{ key: string; leftMs: number }>(undefined);
  const latest = useRef({ steps, say });
  useEffect(() => {
    latest.current = { steps, say };
  });
  const leftMs = face?.leftMs;
  useEffect(() => {
    if (leftMs === undefined) return;
    const last = before.current;
    before.current = { key, leftMs };
    const fresh = last?.key !== key;
    const crossed = latest.current.steps.some((step) =>
      fresh ? step > 0 && leftMs <= step && leftMs > step - minute : last.leftMs > step && leftMs <= step,
    );
    if (crossed) setSpoken({ key, text: latest.current.say(leftMs) });
  }, [key, leftMs]);
  return spoken.key === key ? spoken.text : '';
}
