/** A rule's wants: how many questions, and which it could ask. */
export interface Wants {
  count: number;
  questions: readonly string[];
}

/**
 * Which rule asks which question, where several rules could ask the same one. A maximum bipartite matching (Kuhn's
 * augmenting paths, each rule being as many vertices as it wants questions): a rule that is filled first hands a
 * question on wherever it can do with another, so none goes short because an earlier one took what only it could use.
 */
export class Assignment {
  private readonly ruleOf = new Map<string, number>();
  private readonly settled = new Set<string>();

  constructor(private readonly rules: readonly Wants[]) {}

  /** Fills the rules in their order; returns how many questions each could get. */
  fill(): number[] {
    return this.rules.map(({ count }, rule) => {
      let filled = 0;
      while (filled < count && this.findAnother(rule, new Set())) filled += 1;
      return filled;
    });
  }

  /**
   * Settles that `rule`, which is filled, asks `question`, unless that would leave another rule short: then nothing
   * changes. Whether it can depends on what was settled before alone, not on how `fill` happened to spread the rest.
   */
  settle(rule: number, question: string): boolean {
    if (this.settled.has(question)) return false;
    const before = this.ruleOf.get(question);
    const given = before === rule ? question : this.unsettledOf(rule);
    if (given === undefined) return false;
    this.ruleOf.delete(given);
    this.ruleOf.set(question, rule);
    this.settled.add(question);
    if (before === undefined || before === rule || this.findAnother(before, new Set())) return true;
    this.settled.delete(question);
    this.ruleOf.set(question, before);
    this.ruleOf.set(given, rule);
    return false;
  }

  /** One more question for a rule, along an augmenting path; where there is none, nothing changes. */
  private findAnother(rule: number, tried: Set<number>): boolean {
    tried.add(rule);
    const { questions } = this.rules[rule]!;
    const free = questions.find((question) => !this.ruleOf.has(question));
    if (free !== undefined) {
      this.ruleOf.set(free, rule);
      return true;
    }
    for (const question of questions) {
      const other = this.ruleOf.get(question)!;
      if (tried.has(other) || this.settled.has(question) || !this.findAnother(other, tried)) continue;
      this.ruleOf.set(question, rule);
      return true;
    }
    return false;
  }

  private unsettledOf(rule: number): string | undefined {
    for (const [question, of] of this.ruleOf) if (of === rule && !this.settled.has(question)) return question;
    return undefined;
  }
}
