import { Transactions, type Tx } from '@app/database/tx.js';
import type { Actor } from '@app/kernel/actor.js';
import type { Job } from '@app/contracts/jobs.js';
import { GetSession, type SittingView } from '@app/quiz-session/view/get-session.js';
import { GrantAccommodation } from '@app/supervision/grant-accommodation.js';
import { SuperviseSitting } from '@app/supervision/supervise-sitting.js';
import { House } from '@app/testing/house.js';
import { bankSize } from './begin.js';
import { readFacts, type SittingRow } from './facts.js';
import { plans } from './plans.js';

/** A job as it lies in the outbox. */
export interface Waiting extends Job {
  done: boolean;
}

class TakenBack extends Error {}

/** Transactions that are taken back once their work is done: to look at the product without touching it. */
class Glances extends Transactions {
  override async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    let seen: { result: T } | undefined;
    try {
      return await super.run(async (tx) => {
        seen = { result: await work(tx) };
        throw new TakenBack();
      });
    } catch (error) {
      if (!(error instanceof TakenBack)) throw error;
      return seen!.result;
    }
  }
}

/** The product, as one sequence uses it: with two candidates of its own. */
export class Real {
  readonly superviseSitting: SuperviseSitting;
  readonly grantAccommodation: GrantAccommodation;
  private readonly glance: GetSession;

  private constructor(
    readonly house: House,
    readonly bench: Bench,
    readonly candidates: readonly Actor[],
    private readonly outboxFrom: string,
  ) {
    this.grantAccommodation = new GrantAccommodation(house.transactions);
    this.superviseSitting = new SuperviseSitting(house.transactions);
    this.glance = new GetSession(new Glances(house.dataSource));
  }

  static async open(house: House, bench: Bench): Promise<Real> {
    const people = await house.query<{ id: string }>(
      `insert into people (email, display_name, role, password_hash)
       select gen_random_uuid() || '@example.org', display_name, role, password_hash
         from people, generate_series(1, 2) where id = $1
       returning id`,
      [bench.candidate.personId],
    );
    const [outbox] = await house.query<{ last: string }>(`select coalesce(max(id), 0) as last from outbox`);
    const candidates = people.map(({ id }): Actor => ({ personId: id, role: 'candidate' }));
    return new Real(house, bench, candidates, outbox!.last);
  }

  private get personIds(): string[] {
    return this.candidates.map(({ personId }) => personId);
  }

  facts(): Promise<Map<string, SittingRow>> {
    return readFacts(this.house, this.personIds, this.outboxFrom);
  }

  /** What the candidate would be shown now. Nobody has looked. */
  view(owner: number, sessionId: string): Promise<SittingView> {
    return this.glance.run(this.candidates[owner]!, sessionId);
  }

  /** All work of this sequence, what is done too. */
  async jobs(): Promise<Waiting[]> {
    return this.house.query<Waiting>(
      `select o.name, o.payload, o.id as "outboxId", o.done_at is not null as done
         from outbox o join quiz_sessions s on s.id = (o.payload ->> 'sessionId')::uuid
        where o.id > $1 and s.person_id = any($2)
        order by o.id`,
      [this.outboxFrom, this.personIds],
    );
  }
}

/** What all sequences share: the questions, the templates, an instructor, and a candidate to take after. */
export interface Bench {
  teacher: Actor;
  candidate: Actor;
  /** By the numbers of the plans; null where there is none. */
  templates: (string | null)[];
}

export async function makeBench(house: House): Promise<Bench> {
  const teacher = await house.person('instructor');
  for (let count = 0; count < bankSize; count += 1) await house.question(teacher);
  const templates: (string | null)[] = [];
  for (const { template } of plans) templates.push(template && (await house.template(teacher, template)));
  return { teacher, candidate: await house.person(), templates };
}
