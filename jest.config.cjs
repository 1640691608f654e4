// Two projects: `unit` needs nothing but Node; `stack` needs a real PostgreSQL, Temporal, worker and API.
// `npx jest --selectProjects unit` is the quick one.

const shared = {
  rootDir: __dirname,
  testEnvironment: 'node',
  setupFiles: ['<rootDir>/test/support/seeded.ts'],
  transform: {
    '^.+\\.(ts|m?js)$': [
      '@swc/jest',
      {
        jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  // jose is published as ES modules only, which Jest cannot load before Node 24.9, so it is transformed like our own code.
  transformIgnorePatterns: ['/node_modules/(?!jose/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.caseway/'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/dist/', '<rootDir>/.caseway/'],
}

// Jest fills in <rootDir> only at the start of a pattern, so negated patterns need the folder itself, escaped for globs.
const here = __dirname.replace(/([()*{}[\]!?\\])/g, '\\$1')
const except = (patterns) => patterns.map((pattern) => `!${here}/${pattern}`)
const only = (patterns) => patterns.map((pattern) => `${here}/${pattern}`)

const onTheStack = ['test/**/*.test.ts', 'db/**/*.test.ts', '**/*.stack.test.ts']
const withoutStack = ['test/changing.test.ts', 'test/compose.test.ts', 'test/replay.test.ts']

module.exports = {
  maxWorkers: 2,
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'unit',
      testMatch: [...only(['**/*.test.ts']), ...except(onTheStack), ...only(withoutStack)],
    },
    {
      ...shared,
      displayName: 'stack',
      globalSetup: '<rootDir>/test/stack/global-setup.ts',
      globalTeardown: '<rootDir>/test/stack/global-teardown.ts',
      testMatch: [...only(onTheStack), ...except(withoutStack)],
    },
  ],
}
