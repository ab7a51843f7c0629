import { z } from 'zod';

const flag = z.enum(['on', 'off']).transform((value) => value === 'on');
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/** Languages that an execution engine outside may run. */
const engineLanguages = ['java', 'go', 'cpp', 'ruby', 'csharp', 'rust'] as const;
/** `java,go=1.16.2`: with a version of Piston or an id of Judge0 where the newest is not wanted. */
const engineLanguageList = z.string().transform((text, context) =>
  text.split(',').map((entry) => {
    const [, name, version] = /^\s*([a-z]+)\s*(?:=\s*([\w.+-]+)\s*)?$/.exec(entry) ?? [];
    const language = engineLanguages.find((known) => known === name);
    if (!language) {
      context.addIssue({ code: 'custom', message: `"${entry}" is none of ${engineLanguages.join(', ')}` });
      return z.NEVER;
    }
    return { language, version };
  }),
);

/**
 * Every setting of Rehearse, read from the environment once at start. An invalid value stops the start.
 * Documented for operators in `.env.example`, which a test compares with this schema.
 */
export const configSchema = z.object({
  /** Port of API and web app; 0 takes a free one. */
  PORT: z.coerce.number().int().min(0).max(65_535).default(3000),
  /** Address to listen on. Loopback unless told otherwise. */
  HOST: z.string().min(1).default('127.0.0.1'),
  /** Folder of the embedded PostgreSQL; only read where DATABASE_URL is unset. */
  DATA_DIR: z.string().min(1).default('.rehearse'),
  /** postgres://user:password@host:port/database. Unset: `npm start` runs an embedded PostgreSQL. */
  DATABASE_URL: optional(z.url({ protocol: /^postgres(ql)?$/ })),
  /** Connections of one process to PostgreSQL for its own queries (the queue adds a few). */
  DATABASE_POOL_SIZE: z.coerce.number().int().min(2).max(200).default(10),
  /** Where BullMQ keeps its jobs. */
  QUEUE_BACKEND: z.enum(['postgres', 'redis']).default('postgres'),
  /** redis://… or rediss://…; needed where QUEUE_BACKEND is redis. */
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })),
  /** `on` lets Rehearse start on a Redis without append-only file or with an eviction policy. */
  REDIS_ALLOW_UNSAFE: flag.default(false),
  /** The first admin, made where there is none yet. */
  ADMIN_EMAIL: optional(z.email().max(254)),
  ADMIN_PASSWORD: optional(z.string().min(8).max(128)),
  /** `on`: the author of a version can't approve it. */
  TWO_PERSON_REVIEW: flag.default(true),
  /** `off` closes sign-up; an admin then makes the accounts. */
  SIGN_UP: flag.default(true),
  /** Sign-ups let through per network address and hour; 0: no limit. */
  SIGN_UPS_PER_HOUR: z.coerce.number().int().min(0).default(60),
  /** Changes (POST, PUT, PATCH, DELETE) let through per person and minute in each API process; 0: no limit. */
  REQUESTS_PER_MINUTE: z.coerce.number().int().min(0).default(1200),
  /** Programs that one person may have run in a minute in each API process, answers aside; 0: no limit. */
  RUNS_PER_MINUTE: z.coerce.number().int().min(0).default(30),
  /** Programs that one process runs at once for each engine (JavaScript, Python, SQL); 0: one a processor core. */
  SANDBOX_CHILDREN: z.coerce.number().int().min(0).max(64).default(0),
  /** Address people reach Rehearse at, where it is not the Host that the server sees. Decides which Origin is our own. */
  PUBLIC_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Number of reverse proxies in front whose X-Forwarded-* headers are to be believed. */
  TRUST_PROXY_HOPS: z.coerce.number().int().min(0).max(10).default(0),
  /** A second port for GET /metrics alone; unset: served beside the API. */
  METRICS_PORT: optional(z.coerce.number().int().min(1).max(65_535)),
  /** Port on which a worker of its own answers its health probes. */
  WORKER_HEALTH_PORT: optional(z.coerce.number().int().min(0).max(65_535)),
  /** Execution engine for answers in Java, Go, C++, Ruby, C# and Rust; the other languages run in our own sandboxes. */
  CODE_ENGINE: z.enum(['none', 'piston', 'judge0']).default('none'),
  /** Its address, without the path of its API; needed where CODE_ENGINE is not none. */
  CODE_ENGINE_URL: optional(z.url({ protocol: /^https?$/ })),
  /** Sent as X-Auth-Token to Judge0, as Authorization to Piston. */
  CODE_ENGINE_TOKEN: optional(z.string().min(1)),
  /** Languages to offer of it. */
  CODE_ENGINE_LANGUAGES: z.preprocess(
    (value) => (value === '' ? undefined : value),
    engineLanguageList.prefault(engineLanguages.join(',')),
  ),
  /** Largest package of Anki that is taken in, and largest collection that one may hold, in megabytes. */
  IMPORT_MAX_PACKAGE_MB: z.coerce.number().int().min(1).max(2_000).default(200),
  IMPORT_MAX_COLLECTION_MB: z.coerce.number().int().min(1).max(1_900).default(500),
  /** Most cards, and most entries of the review log, of one import. */
  IMPORT_MAX_CARDS: z.coerce.number().int().min(1).max(1_000_000).default(50_000),
  IMPORT_MAX_REVIEWS: z.coerce.number().int().min(1).max(10_000_000).default(1_000_000),
  /** Largest file of questions that is taken in, in megabytes, and most records of one. */
  IMPORT_MAX_QUESTIONS_MB: z.coerce.number().int().min(1).max(200).default(50),
  IMPORT_MAX_QUESTIONS: z.coerce.number().int().min(1).max(200_000).default(20_000),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
});

type Settings = z.output<typeof configSchema>;

/** The settings of a running process: DATABASE_URL is known by then. */
export class Config {
  constructor(private readonly settings: Settings & { DATABASE_URL: string }) {}

  get<K extends keyof Settings>(name: K): (Settings & { DATABASE_URL: string })[K] {
    return this.settings[name];
  }
}

export class InvalidConfig extends Error {}

/** @throws InvalidConfig naming every setting that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv): Settings {
  const parsed = configSchema.safeParse(env);
  const faults = parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  if (parsed.success && parsed.data.QUEUE_BACKEND === 'redis' && !parsed.data.REDIS_URL) {
    faults.push('REDIS_URL: needed where QUEUE_BACKEND is redis');
  }
  if (parsed.success && parsed.data.CODE_ENGINE !== 'none' && !parsed.data.CODE_ENGINE_URL) {
    faults.push('CODE_ENGINE_URL: needed where CODE_ENGINE is not none');
  }
  if (!parsed.success || faults.length) throw new InvalidConfig(`Invalid settings:\n  ${faults.join('\n  ')}`);
  return parsed.data;
}

/** Settings of a process that needs its database's address, as api and worker do. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const settings = readSettings(env);
  if (!settings.DATABASE_URL) throw new InvalidConfig('Invalid settings:\n  DATABASE_URL: is needed here');
  return new Config({ ...settings, DATABASE_URL: settings.DATABASE_URL });
}
