const { projects } = require('../../jest.config.cjs');

const { transform, transformIgnorePatterns, modulePathIgnorePatterns } = projects[0];

/** The product and a real Chromium, once for all files. */
module.exports = {
  rootDir: __dirname,
  testEnvironment: 'node',
  testMatch: ['<rootDir>/**/*.e2e.ts'],
  transform,
  transformIgnorePatterns,
  modulePathIgnorePatterns: modulePathIgnorePatterns.map((it) => it.replace('<rootDir>', '<rootDir>/../..')),
  globalSetup: '<rootDir>/harness/global-setup.ts',
  globalTeardown: '<rootDir>/harness/global-teardown.ts',
  testTimeout: 240_000,
  maxWorkers: 2,
};
