// The whole tree, node_modules included, is compiled to CommonJS by swc: the only mode in which Jest
// runs Nest 12 (ESM) and its CommonJS add-ons together on Node 20 without flags (docs/adr/0003).
const swc = (syntax) => [
  '@swc/jest',
  {
    swcrc: false,
    jsc: {
      target: 'es2022',
      keepClassNames: true,
      parser: syntax === 'typescript' ? { syntax, decorators: true } : { syntax },
      transform:
        syntax === 'typescript'
          ? { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false }
          : {},
    },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];
const base = {
  rootDir: __dirname,
  testEnvironment: 'node',
  moduleNameMapper: {
    '^@app/(.*)\\.js$': '<rootDir>/libs/$1.ts',
    '^(\\.{1,2}/.*)\\.js$': ['$1.ts', '$1.js', '$1'],
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  transform: { '^.+\\.ts$': swc('typescript'), '^.+\\.[cm]?js$': swc('ecmascript') },
  transformIgnorePatterns: ['/node_modules/(typescript|@swc|swagger-ui-dist)/'],
};
const postgres = {
  globalSetup: '<rootDir>/libs/testing/global-setup.mjs',
  globalTeardown: '<rootDir>/libs/testing/global-teardown.mjs',
};
module.exports = {
  // Generous, because a machine may be busy: no test is about time that passes.
  testTimeout: 60_000,
  projects: [
    {
      ...base,
      displayName: 'rules',
      testMatch: ['<rootDir>/{apps,libs,db,tools,content}/**/*.spec.ts'],
      testPathIgnorePatterns: [
        '\\.(db|sandbox)\\.spec\\.ts$',
        '/node_modules/',
        '<rootDir>/dist/',
        '<rootDir>/apps/web/',
      ],
    },
    {
      ...base,
      ...postgres,
      displayName: 'db',
      testMatch: ['<rootDir>/{apps,libs,db}/**/*.db.spec.ts', '<rootDir>/test/model/*.db.spec.ts'],
    },
    // Starts the children that the build has made: run `npm run build` first.
    { ...base, displayName: 'sandbox', testMatch: ['<rootDir>/libs/sandbox/**/*.sandbox.spec.ts'] },
    { ...base, ...postgres, displayName: 'e2e', testMatch: ['<rootDir>/test/e2e/**/*.e2e.ts'] },
  ],
};
