import { Table, VisuallyHidden } from '@mantine/core';
import type { DebriefItem } from '../../../shapes.js';
import { durationText } from '../../../time.js';

/** The time chart for those who can't see it. */
export function TimeTable({ items }: { items: readonly DebriefItem[] }) {
  return (
    <VisuallyHidden>
      <Table>
        <caption>Time per question</caption>
        <thead>
          <tr>
            <th scope="col">Question</th>
            <th scope="col">Your time</th>
            <th scope="col">Expected</th>
            <th scope="col">Everybody’s median</th>
          </tr>
        </thead>
        <tbody>
          {items.map(({ position, seen, timeSpentMs, estimatedSeconds, medianMs }, index) => (
            <tr key={position}>
              <th scope="row">Question {index + 1}</th>
              <td>{seen ? durationText(timeSpentMs) : 'Never opened'}</td>
              <td>{durationText(estimatedSeconds * 1_000)}</td>
              <td>{medianMs === null ? 'Not known' : durationText(medianMs)}</td>
            </tr>
          ))}
        </tbody>
      </Table>
    </VisuallyHidden>
  );
}
