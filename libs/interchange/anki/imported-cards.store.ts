import type { Tx } from '@app/database/tx.js';

export interface ImportedCard {
  guid: string;
  ord: number;
  questionId: string;
  contentHash: string;
  logSize: number;
  logEndsAt: Date | null;
}

const columns = `guid, ord, question_id as "questionId", content_hash as "contentHash", log_size as "logSize",
  log_ends_at as "logEndsAt"`;

/** All cards that a person has imported so far. */
export async function importedCards(tx: Tx, personId: string): Promise<ImportedCard[]> {
  return tx.query<ImportedCard[]>(`select ${columns} from imported_cards where person_id = $1`, [personId]);
}

export async function importedCardsOf(tx: Tx, personId: string, guids: readonly string[]): Promise<ImportedCard[]> {
  return tx.query<ImportedCard[]>(`select ${columns} from imported_cards where person_id = $1 and guid = any($2)`, [
    personId,
    guids,
  ]);
}

export async function keepImportedCards(tx: Tx, personId: string, cards: readonly ImportedCard[]): Promise<void> {
  await tx.query(
    `insert into imported_cards (person_id, guid, ord, question_id, content_hash, log_size, log_ends_at)
     select $1, guid, ord, "questionId", "contentHash", "logSize", "logEndsAt"
       from jsonb_to_recordset($2::jsonb) as c (guid text, ord int, "questionId" uuid, "contentHash" text, "logSize" int,
            "logEndsAt" timestamptz)
     on conflict (person_id, guid, ord) do update
        set content_hash = excluded.content_hash, log_size = excluded.log_size, log_ends_at = excluded.log_ends_at`,
    [personId, JSON.stringify(cards)],
  );
}

/** The next import looks at these cards anew, whatever it finds. */
export async function distrustImportedCards(tx: Tx, questionIds: readonly string[]): Promise<void> {
  await tx.query(
    `update imported_cards set content_hash = '', log_size = 0, log_ends_at = null where question_id = any($1)`,
    [questionIds],
  );
}
