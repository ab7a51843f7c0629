import { computeDecayFactor } from 'ts-fsrs';
import type { FSRS } from 'ts-fsrs';
import { placeOf } from '../schedule/fuzz.js';
import { ratings, type Rating } from '../rating.js';
import { fuzzRange } from '../schedule/schedule.js';
import { commonShares, type RatingShares, type SimulatedDay, type SimulationInput } from './simulation.js';

const grades = { again: 1, hard: 2, good: 3, easy: 4 } as const;
/** Answers to one card on one day: nobody goes on for longer. */
const maxAnswers = 8;

/** How one run ended: cards in question, seen, recalled in expectation, and recalled by luck. */
export interface RunEnd {
  total: number;
  seen: number;
  expected: number;
  drawn: number;
}

/** All days once. Arrays in place of objects: it is gone through millions of times. */
export class SimulatedRun {
  private readonly stability: Float64Array;
  private readonly difficulty: Float64Array;
  private readonly dueDay: Int32Array;
  private readonly lastDay: Int32Array;
  /** When each is looked at once more before the interview; no day: never. */
  private readonly lookDay: Float64Array;
  private readonly draws: Int32Array;
  /** Of the cards that are due on the day. */
  private readonly recalls: Float64Array;
  private readonly seed: number;
  private readonly shares: RatingShares;
  private readonly recalledShares: RatingShares['step'];
  /** Of forgetting; worked out once. */
  private readonly curve: { decay: number; factor: number };
  /** The next card to be introduced; those before it were seen. */
  private nextNew: number;
  /** What the last card of a day took beyond its minutes comes off the next day. */
  private secondsOver = 0;

  constructor(
    private readonly input: SimulationInput,
    private readonly models: Record<'own' | 'raised', FSRS>,
    run: number,
  ) {
    const { cards } = input;
    const size = cards.length + input.newCards;
    this.stability = Float64Array.from({ length: size }, (_, at) => cards[at]?.stability ?? 0);
    this.difficulty = Float64Array.from({ length: size }, (_, at) => cards[at]?.difficulty ?? 0);
    this.lastDay = Int32Array.from({ length: size }, (_, at) => cards[at]?.lastDay ?? 0);
    this.draws = new Int32Array(size);
    this.recalls = new Float64Array(size);
    this.seed = Math.trunc(placeOf(`${input.seed}/${run}`) * 2 ** 32);
    this.curve = computeDecayFactor(models.own.parameters.w);
    this.shares = input.shares ?? commonShares;
    this.recalledShares = { again: 0, ...this.shares.recalled };
    this.nextNew = cards.length;
    this.lookDay = Float64Array.from({ length: size }, (_, at) => this.chooseLookDay(at));
    this.dueDay = Int32Array.from({ length: size }, (_, at) => this.lastLook(at, -1, cards[at]?.dueDay ?? 0));
  }

  /** A day's reviews, those least likely to be recalled first, then its new cards, while there is time. */
  live(day: number, sum: SimulatedDay): void {
    const { newPerDay, reviewsPerDay, minutesPerDay } = this.input;
    const due = this.dueOn(day);
    let secondsLeft = minutesPerDay * 60 - this.secondsOver;
    let done = 0;
    while (done < due.length && done < reviewsPerDay && secondsLeft > 0) {
      const spent = this.study(due[done]!, day);
      secondsLeft -= spent.seconds;
      sum.minutes += spent.seconds / 60;
      sum.reviews += spent.answers;
      done += 1;
    }
    sum.left += due.length - done;
    // A sample may have less than one new card a day: the parts of it add up.
    let fresh = Math.floor(newPerDay * (day + 1) + 1e-9) - Math.floor(newPerDay * day + 1e-9);
    for (; fresh > 0 && secondsLeft > 0 && this.nextNew < this.dueDay.length; fresh -= 1) {
      const spent = this.study(this.nextNew++, day);
      secondsLeft -= spent.seconds;
      sum.minutes += spent.seconds / 60;
      sum.reviews += spent.answers - 1;
      sum.new += 1;
    }
    this.secondsOver = Math.max(0, -secondsLeft);
  }

  /** How it stands on the day after the last. */
  end(): RunEnd {
    const { days, cards } = this.input;
    const end: RunEnd = { total: 0, seen: 0, expected: 0, drawn: 0 };
    for (let at = 0; at < this.dueDay.length; at += 1) {
      if (cards[at]?.aside) continue;
      end.total += 1;
      if (at >= this.nextNew) continue;
      const recall = this.recall(at, days);
      end.seen += 1;
      end.expected += recall;
      if (this.draw(at) < recall) end.drawn += 1;
    }
    return end;
  }

  private dueOn(day: number): number[] {
    const due: number[] = [];
    for (let at = 0; at < this.nextNew; at += 1) if (this.dueDay[at]! <= day) due.push(at);
    const { recalls } = this;
    for (const at of due) recalls[at] = this.recall(at, day);
    return due.sort((a, b) => recalls[a]! - recalls[b]! || a - b);
  }

  private recall(at: number, day: number): number {
    const { decay, factor } = this.curve;
    return (1 + (factor * (day - this.lastDay[at]!)) / this.stability[at]!) ** decay;
  }

  /** One card until it is out of its steps. */
  private study(at: number, day: number): { seconds: number; answers: number } {
    const isNew = this.stability[at] === 0;
    const elapsed = isNew ? 0 : day - this.lastDay[at]!;
    let rating = isNew ? this.rate(at, this.shares.first) : this.review(at);
    let seconds = this.answer(at, rating, isNew ? null : elapsed);
    let answers = 1;
    let step = stepAfter(rating, 0);
    const steps = isNew ? this.input.learningSteps : rating === 'again' ? this.input.relearningSteps : 0;
    for (; step < steps && answers < maxAnswers; answers += 1) {
      rating = this.rate(at, this.shares.step);
      seconds += this.answer(at, rating, 0);
      step = stepAfter(rating, step);
    }
    this.lastDay[at] = day;
    this.dueDay[at] = this.lastLook(at, day, day + this.interval(at, elapsed));
    return { seconds, answers };
  }

  private review(at: number): Rating {
    if (this.draw(at) >= this.recalls[at]!) return 'again';
    return this.rate(at, this.recalledShares);
  }

  /** Seconds. Memory follows FSRS-6; `elapsed` is null for a card's first answer. */
  private answer(at: number, rating: Rating, elapsed: number | null): number {
    const before = elapsed === null ? null : { stability: this.stability[at]!, difficulty: this.difficulty[at]! };
    const after = this.models.own.next_state(before, elapsed ?? 0, grades[rating]);
    this.stability[at] = after.stability;
    this.difficulty[at] = after.difficulty;
    return this.input.seconds[rating];
  }

  private interval(at: number, elapsed: number): number {
    const model = this.input.cards[at]?.aside ? this.models.own : this.models.raised;
    const days = model.next_interval(this.stability[at]!, elapsed);
    const { from, to } = fuzzRange(days, elapsed, this.input.maximumDays);
    return from + Math.floor(this.draw(at) * (to - from + 1));
  }

  /** One of the last days before the interview, each for as many cards as the others. */
  private chooseLookDay(at: number): number {
    const { cards, days, interview } = this.input;
    const lookDays = Math.min(days, interview?.lastLookDays ?? 0);
    return lookDays === 0 || cards[at]?.aside ? Infinity : days - 1 - Math.floor(this.draw(at) * lookDays);
  }

  /** Before its last look a card is due no later than that. */
  private lastLook(at: number, day: number, dueDay: number): number {
    const lookDay = this.lookDay[at]!;
    return day < lookDay ? Math.min(dueDay, lookDay) : dueDay;
  }

  private rate(at: number, shares: RatingShares['step']): Rating {
    let rest = this.draw(at);
    for (const rating of ratings) {
      if (rating === 'easy') break;
      rest -= shares[rating];
      if (rest < 0) return rating;
    }
    return 'easy';
  }

  /**
   * The next draw of a card, from 0 to under 1, by its own count: what happens to one card shifts no draws of others,
   * so that two choices are compared under like luck. The finaliser of MurmurHash3 over both.
   */
  private draw(at: number): number {
    const count = this.draws[at]!++;
    return drawOf(this.seed, at, count);
  }
}

const stepAfter = (rating: Rating, step: number) =>
  rating === 'again' ? 0 : rating === 'hard' ? step : rating === 'good' ? step + 1 : Infinity;

/** From 0 to under 1, by three 32-bit numbers: rounds and finaliser of MurmurHash3. */
function drawOf(seed: number, a: number, b: number): number {
  let hash = mixed(mixed(seed, a), b);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85_eb_ca_6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2_b2_ae_35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

function mixed(hash: number, value: number): number {
  let k = Math.imul(value, 0xcc_9e_2d_51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b_87_35_93);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6_54_6b_64) | 0;
}
