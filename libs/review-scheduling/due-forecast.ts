import type { Tx } from '@app/database/tx.js';
import type { StudySettings } from '@app/identity/study-settings.js';
import { dueByDay } from './queue.store.js';

const dayMs = 86_400_000;

/** Cards that fall due on each of the next `days` study days, today with all that is overdue; days without any are 0. */
export async function dueForecast(
  tx: Tx,
  personId: string,
  { today, dayEnd, days, settings }: { today: string; dayEnd: Date; days: number; settings: StudySettings },
): Promise<{ on: string; count: number }[]> {
  const rows = await dueByDay(tx, personId, new Date(dayEnd.getTime() + (days - 1) * dayMs), settings);
  return Array.from({ length: days }, (_, index) => {
    const on = new Date(Date.parse(today) + index * dayMs).toISOString().slice(0, 10);
    const counted = rows.filter((row) => (index === 0 ? row.dueOn <= today : row.dueOn === on));
    return { on, count: counted.reduce((sum, row) => sum + row.count, 0) };
  });
}
