import { Injectable } from '@nestjs/common';
import { Transactions } from '@app/database/tx.js';
import { systemActor, type Actor } from '@app/kernel/actor.js';
import { listAudit, type AuditEntry, type AuditFilter } from './audit.store.js';

/** What instructors work on together. Acts on people and sittings are the admins' to look at. */
const sharedNouns = ['question', 'template'];

export interface AuditEntryView extends Omit<AuditEntry, 'actorId' | 'actorName'> {
  actor: { id: string; displayName: string };
}

/** Who changed what, from what to what, the newest first. */
@Injectable()
export class ListAudit {
  constructor(private readonly transactions: Transactions) {}

  async run(
    { role }: Actor,
    filter: Omit<AuditFilter, 'nouns'>,
    page: { limit: number; beforeId: string | undefined },
  ): Promise<{ items: AuditEntryView[]; nextId: string | null }> {
    const nouns = role === 'admin' ? undefined : sharedNouns;
    const rows = await this.transactions.run((tx) =>
      listAudit(tx, { ...filter, nouns }, { ...page, limit: page.limit + 1 }),
    );
    const items = rows.slice(0, page.limit).map(({ actorId, actorName, ...entry }) => ({
      ...entry,
      actor: { id: actorId, displayName: nameOf(actorId, actorName) },
    }));
    return { items, nextId: rows.length > page.limit ? items.at(-1)!.id : null };
  }
}

function nameOf(actorId: string, name: string | null): string {
  return actorId === systemActor.personId ? 'Rehearse' : (name ?? 'Somebody who left');
}
