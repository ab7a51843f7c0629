import { AdoptFit } from '@app/review-scheduling/fit/adopt-fit.js';
import { GetFit } from '@app/review-scheduling/fit/get-fit.js';
import { GetMemoryHealth } from '@app/review-scheduling/fit/get-memory-health.js';
import { ListFits } from '@app/review-scheduling/fit/list-fits.js';
import { PlanFits } from '@app/review-scheduling/fit/plan-fits.js';
import { RequestFit } from '@app/review-scheduling/fit/request-fit.js';
import type { Actor } from '@app/kernel/actor.js';
import type { House } from './house.js';
import { quickForgetter, simulateStudy } from './simulated-study.js';
import { insertHistory } from './study-history.js';

/** The use cases of fits, over a house. */
export class FitsDesk {
  readonly requestFit: RequestFit;
  readonly getFit: GetFit;
  readonly listFits: ListFits;
  readonly adoptFit: AdoptFit;
  readonly planFits: PlanFits;
  readonly getMemoryHealth: GetMemoryHealth;

  constructor(private readonly house: House) {
    const { transactions } = house;
    this.requestFit = new RequestFit(transactions);
    this.getFit = new GetFit(transactions);
    this.listFits = new ListFits(transactions);
    this.adoptFit = new AdoptFit(transactions);
    this.planFits = new PlanFits(transactions);
    this.getMemoryHealth = new GetMemoryHealth(transactions);
  }

  /** A candidate who forgets faster than most, with so many usable reviews; the same for the same seed. */
  async student(usable: number, seed = 3): Promise<Actor> {
    const actor = await this.house.person();
    const cards = simulateStudy({ seed, usable, memory: quickForgetter });
    await insertHistory((sql, parameters) => this.house.query(sql, parameters), actor.personId, cards);
    return actor;
  }

  /** The first page. */
  list(actor: Actor) {
    return this.listFits.run(actor, { limit: 25, before: undefined });
  }

  /** Asked for and done, with all work that comes of it. */
  async fit(actor: Actor) {
    const { id } = await this.requestFit.run(actor);
    await this.house.work();
    return this.getFit.run(actor, id);
  }
}
