const swc = [
  '@swc/jest',
  {
    jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
    module: { type: 'commonjs' },
    sourceMaps: 'inline',
  },
];

const shared = {
  rootDir: __dirname,
  transform: { '^.+\\.(ts|mjs)$': swc },
  // typebox ships ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!typebox/)'],
  modulePathIgnorePatterns: [
    '<rootDir>/miniprogram/miniprogram_npm',
    '<rootDir>/server/dist',
    '<rootDir>/preview/dist',
  ],
};

/** Pure code and servers run under node; components (`*.dom.test.ts`) under jsdom. End-to-end tests have their own file. */
module.exports = {
  // No test measures time; this only tells a busy machine from a hanging test. Above every patience of the helpers.
  testTimeout: 240_000,
  // By default one core stays idle: half of a machine that has two.
  maxWorkers: '100%',
  globalSetup: '<rootDir>/tests/helpers/build-miniprogram-npm.cjs',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: ['<rootDir>/tests/{miniprogram,server,preview}/**/*.test.ts'],
      // What only one of the databases does is tested where that one is used.
      testPathIgnorePatterns: [
        '\\.dom\\.test\\.ts$',
        process.env.TEST_DATABASE_URL ? '\\.embedded\\.test\\.ts$' : '\\.postgres\\.test\\.ts$',
      ],
    },
    {
      ...shared,
      displayName: 'dom',
      testEnvironment: 'jsdom',
      testMatch: ['<rootDir>/tests/{miniprogram,preview}/**/*.dom.test.ts'],
    },
  ],
};
