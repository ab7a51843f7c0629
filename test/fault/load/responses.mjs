/** An answer that fits the question, right or wrong: as a candidate sees it, nobody can tell. */
export function answerTo(view, random) {
  if (random.chance(0.04)) return null;
  const idOf = (part) => part.id;
  switch (view.kind) {
    case 'single-choice':
      return { choice: random.pick(view.options).id };
    case 'multiple-choice':
      return { choices: view.options.filter(() => random.chance(0.5)).map(idOf) };
    case 'numeric':
      return { number: random.int(0, 10_000) / 4 };
    case 'short-text':
      return { text: `word ${random.int(0, 1e9)}` };
    case 'ordering':
      return { order: random.shuffled(view.items).map(idOf) };
    case 'matching':
      return { pairs: Object.fromEntries(view.left.map((left) => [left.id, random.pick(view.right).id])) };
    case 'open':
      return { text: `Essay ${random.int(0, 1e9)} – with a "quote", a \\ and ü\n` };
    case 'code':
      return random.chance(0.8) ? null : { language: 'javascript', source: programFor(view, random) };
    case 'sql':
      return random.chance(0.8) ? null : { sql: `select ${random.int(0, 1e9)} as "a ""name"` };
    case 'flashcard':
      return { rating: random.pick(ratings) };
    default:
      throw new Error(`No answer is known to a question of kind ${view.kind}`);
  }
}

/** Programs that end: right ones are rare, and not what is tested here. */
const programFor = ({ signature: { name } }, random) =>
  random.pick([
    `function ${name}() { return ${random.int(0, 9)}; }`,
    `class ${name} { constructor() { throw new Error('${random.int(0, 9)}'); } }`,
    `function ${name}( {`,
  ]);

const ratings = ['again', 'hard', 'good', 'easy'];

/** What a practice review sends beside the response: the candidate rates what nobody else can. */
export const ratingFor = (view, random) => (view.kind === 'open' ? { rating: random.pick(ratings) } : {});
