// What the sandbox is given to run: one problem in three languages and one query, each right and each without an end.
import { isDeepStrictEqual } from 'node:util';

const limits = { timeMs: 2_000, memoryMb: 128 };
const endlessLimits = { ...limits, timeMs: 1_000 };

/** 1,000, 1,010, … 1,190 numbers; the pair is the last two: the only odd number, so there is no other pair. */
const cases = Array.from({ length: 20 }, (_, number) => {
  const length = 1_000 + number * 10;
  const nums = Array.from({ length }, (_number, at) => 2 * (((at + 1) * 7_919) % 500_009));
  nums[length - 1] += 1;
  return [nums, nums[length - 2] + nums[length - 1]];
});
const answers = cases.map(([nums]) => [nums.length - 2, nums.length - 1]);
const int = { kind: 'int' };
const ints = { kind: 'array', of: int };
const signature = {
  kind: 'function',
  name: 'twoSum',
  parameters: [
    { name: 'nums', type: ints },
    { name: 'target', type: int },
  ],
  returns: ints,
};

const javascript = `
function twoSum(nums, target) {
  const seen = new Map();
  for (let i = 0; i < nums.length; i += 1) {
    const other = seen.get(target - nums[i]);
    if (other !== undefined) return [other, i];
    seen.set(nums[i], i);
  }
  return [];
}`;
const typescript = javascript
  .replace('(nums, target)', '(nums: number[], target: number): number[]')
  .replace('new Map()', 'new Map<number, number>()');
const python = `
def twoSum(nums, target):
    seen = {}
    for i, number in enumerate(nums):
        other = seen.get(target - number)
        if other is not None:
            return [other, i]
        seen[number] = i
    return []
`;

const departments = Array.from({ length: 20 }, (_, at) => ({ id: at + 1, name: `department ${at + 101}` }));
const people = Array.from({ length: 1_000 }, (_, at) => ({
  id: at + 1,
  name: `person ${at + 1}`,
  department: (at % 20) + 1,
  salary: 30_000 + (((at + 1) * 7_919) % 50_021),
}));
const setup = `
create table departments (id int primary key, name text not null);
create table people (id int primary key, name text not null, department int references departments, salary int not null);
insert into departments values ${departments.map(({ id, name }) => `(${id}, '${name}')`).join(', ')};
insert into people values
${people.map(({ id, name, department, salary }) => `(${id}, '${name}', ${department}, ${salary})`).join(',\n')};`;
const sql = `
select d.name as department, p.name as person, p.salary, p.place
  from (select *, rank() over (partition by department order by salary desc) as place from people) p
  join departments d on d.id = p.department
 where p.place <= 3
 order by d.name, p.place`;
const rows = departments.flatMap(({ id, name }) =>
  people
    .filter(({ department }) => department === id)
    .sort((one, other) => other.salary - one.salary)
    .slice(0, 3)
    .map((person, at) => [name, person.name, `${person.salary}`, `${at + 1}`]),
);

function programLoad(name, language, { source, endless, engine = language }) {
  const program = { language, signature, cases };
  return {
    name,
    language,
    engine,
    source,
    entry: signature.name,
    cases,
    isRight: (values) => isDeepStrictEqual(values, answers),
    /** @returns what is wrong with how it went; undefined: nothing */
    async run(sandbox) {
      const run = await sandbox.runProgram({ ...program, source, limits });
      if (isDeepStrictEqual(run.cases.map(valueOf), answers)) return undefined;
      return (
        run.compileError ?? JSON.stringify(run.cases.map(({ status, value, message }) => message ?? value ?? status))
      );
    },
    async runEndless(sandbox) {
      const run = await sandbox.runProgram({ ...program, source: endless, limits: endlessLimits });
      return endlessFault(run.compileError ?? run.cases[0]?.status);
    },
  };
}

const valueOf = ({ status, value }) => (status === 'OK' ? value : status);
const endlessFault = (status) => (status === 'TLE' ? undefined : `an endless loop ended with ${status}`);

const sqlLoad = {
  name: 'SQL',
  language: 'sql',
  engine: 'sql',
  setup,
  sql,
  isRight: (given) => isDeepStrictEqual(given, rows),
  async run(sandbox) {
    const run = await sandbox.runSql({ setup, sql, limits });
    if (run.status === 'OK' && isDeepStrictEqual(run.rows, rows)) return undefined;
    return `${run.status} ${run.message ?? JSON.stringify(run.rows)}`;
  },
  async runEndless(sandbox) {
    const numbers = 'generate_series(1, 30000)';
    const endless = `select count(*) from ${numbers} a, ${numbers} b, ${numbers} c`;
    return endlessFault((await sandbox.runSql({ setup, sql: endless, limits: endlessLimits })).status);
  },
};

export const loads = [
  programLoad('JavaScript', 'javascript', { source: javascript, endless: 'function twoSum() { for (;;); }' }),
  programLoad('TypeScript', 'typescript', {
    source: typescript,
    endless: 'function twoSum(nums: number[]): number[] { for (;;); }',
    engine: 'javascript',
  }),
  programLoad('Python', 'python', {
    source: python,
    endless: 'def twoSum(nums, target):\n    while True:\n        pass\n',
  }),
  sqlLoad,
];
