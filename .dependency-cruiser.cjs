// The house's rules of who may import whom (docs/architecture.md). tools/boundaries.spec.ts proves that each one fires.

/** In this order: a feature imports only features before it; what comes after it hears of it by jobs. */
const features = [
  'identity',
  'notices',
  'question-bank',
  'grading',
  'interview-template',
  'quiz-session',
  'supervision',
  'assessment',
  'item-statistics',
  'review-scheduling',
  'progress',
  'interchange',
];
const platform = ['kernel', 'contracts', 'config', 'database', 'queue', 'sandbox', 'observability'];
const pureLibraries = ['zod', 'ts-fsrs', 're2js', 'luxon', '@types/luxon', 'image-dimensions'];

const oneOf = (names) => `(${names.join('|')})`;
const tests = ['\\.(spec|e2e)\\.tsx?$', '^libs/testing/', '^libs/sandbox/spec/', '^test/'];

const leftwards = features.slice(0, -1).map((feature, index) => ({
  name: `features-leftwards-${feature}`,
  comment: `${feature} knows nothing of the features after it`,
  severity: 'error',
  from: { path: `^libs/${feature}/` },
  to: { path: `^libs/${oneOf(features.slice(index + 1))}/` },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'domain-is-pure',
      comment: 'domain/ imports domain/, the kernel and pure libraries: no Nest, no TypeORM, no node:*',
      severity: 'error',
      from: { path: '^libs/[^/]+/domain/', pathNot: tests },
      to: {
        pathNot: ['^libs/[^/]+/domain/', '^libs/kernel/', ...pureLibraries.map((name) => `node_modules/${name}/`)],
      },
    },
    {
      name: 'kernel-is-pure',
      comment: 'the kernel knows itself and the error codes',
      severity: 'error',
      from: { path: '^libs/kernel/', pathNot: tests },
      to: { pathNot: ['^libs/kernel/', '^libs/contracts/errors\\.ts$'] },
    },
    {
      name: 'stores-and-rows-are-private',
      comment: 'only a feature itself reads and writes its tables; others call its use cases',
      severity: 'error',
      from: { path: '^libs/([^/]+)/', pathNot: tests },
      to: { path: '\\.(store|rows)\\.ts$', pathNot: '^libs/$1/' },
    },
    {
      name: 'apps-call-use-cases',
      comment: 'an app speaks a protocol; it never queries',
      severity: 'error',
      from: { path: '^(apps|db)/', pathNot: [...tests, '^db/schema\\.ts$'] },
      to: { path: '\\.(store|rows)\\.ts$' },
    },
    ...leftwards,
    {
      name: 'platform-knows-no-feature',
      severity: 'error',
      from: { path: `^libs/${oneOf(platform)}/`, pathNot: tests },
      to: { path: `^libs/${oneOf(features)}/` },
    },
    {
      name: 'libs-know-no-app',
      severity: 'error',
      from: { path: '^(libs|db)/', pathNot: tests },
      to: { path: '^apps/' },
    },
    {
      name: 'libs-know-no-schema',
      comment: 'the list of all rows belongs to the programs; a library is given it',
      severity: 'error',
      from: { path: '^libs/', pathNot: tests },
      to: { path: '^db/' },
    },
    {
      name: 'apps-know-no-other-app',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'http-stays-in-the-api',
      comment: 'no notion of HTTP below apps/api',
      severity: 'error',
      from: { path: '^(libs|apps/worker|apps/standalone|apps/cli)/', pathNot: tests },
      to: {
        path: 'node_modules/(fastify|@fastify|@nestjs/platform-fastify|@nestjs/swagger|class-validator|class-transformer)/',
      },
    },
    {
      name: 'web-imports-rules-only',
      comment: 'the web app shares the kernel and domain/ with the server, nothing else',
      severity: 'error',
      from: { path: '^apps/web/' },
      to: { path: '^(libs|db|apps)/', pathNot: ['^apps/web/', '^libs/kernel/', '^libs/[^/]+/domain/'] },
    },
    {
      name: 'cli-imports-rules-only',
      comment: 'the command line knows the kernel and domain/, and does everything by the API',
      severity: 'error',
      from: { path: '^apps/cli/' },
      to: { path: '^(libs|db|apps)/', pathNot: ['^apps/cli/', '^libs/kernel/', '^libs/[^/]+/domain/'] },
    },
    {
      name: 'tests-are-nobodys-import',
      severity: 'error',
      from: {},
      to: { path: '\\.(spec|e2e)\\.tsx?$' },
    },
    {
      name: 'testing-is-for-tests',
      severity: 'error',
      from: { pathNot: tests },
      to: { path: '^libs/testing/' },
    },
    {
      name: 'programs-need-no-dev-package',
      comment: 'the image has no development packages',
      severity: 'error',
      from: { path: '^(apps/(api|worker|standalone|cli)|libs|db)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-barrels',
      severity: 'error',
      from: {},
      to: { path: '^(libs|apps)/.*/index\\.tsx?$' },
    },
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'everything-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true, pathNot: '\\.gen(\\.d)?(\\.ts|\\.js)?$' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.d.ts', '.js', '.mjs', '.cjs', '.json'],
    },
  },
};
