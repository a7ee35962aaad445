import js from '@eslint/js';
import { defineConfig } from 'eslint/config';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import house from './.ci/lint/house-rules.mjs';

/** Globals of browsers and Node that a phone's JavaScript engine does not have. */
const NOT_ON_A_PHONE = [
  'Buffer',
  'URL',
  'URLSearchParams',
  'fetch',
  'Headers',
  'Request',
  'Response',
  'AbortController',
  'TextEncoder',
  'TextDecoder',
  'Blob',
  'File',
  'FormData',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'window',
  'document',
  'navigator',
  'location',
  'localStorage',
  'sessionStorage',
  'alert',
  'atob',
  'btoa',
  'crypto',
  'performance',
  'structuredClone',
  'queueMicrotask',
  'requestAnimationFrame',
  'process',
  'global',
  'globalThis',
  'self',
  'Intl',
  'eval',
];

const typescript = ['**/*.ts'];

export default defineConfig(
  {
    ignores: [
      '**/node_modules/**',
      '**/dist/**',
      '**/coverage/**',
      '**/miniprogram_npm/**',
      '.data/**',
      'typings/contract.d.ts',
      'tests/e2e/output/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    files: typescript,
    extends: [tseslint.configs.strictTypeChecked],
    plugins: { house },
    languageOptions: {
      parserOptions: {
        tsconfigRootDir: import.meta.dirname,
        project: [
          './tsconfig.json',
          './server/tsconfig.json',
          './server/console/tsconfig.json',
          './preview/tsconfig.json',
          './tests/tsconfig.json',
          './tests/miniprogram/tsconfig.json',
        ],
        extraFileExtensions: ['.vue'],
      },
    },
    rules: {
      'house/imports': 'error',
      'house/pure': 'error',
      'no-undef': 'off', // TypeScript knows better.
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of literals.' },
        {
          selector: 'TSModuleDeclaration[kind="namespace"]',
          message: 'Use modules; Babel in DevTools refuses namespaces.',
        },
      ],
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': ['error', { disallowTypeAnnotations: false }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      // Numbers in template strings are what they are for.
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      // noUncheckedIndexedAccess makes these common where an index was just checked; reviewers look at them.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unnecessary-condition': ['error', { allowConstantLoopConditions: true }],
      // `void | Promise<void>` is what a listener returns.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // PostgreSQL gives counts as text where SQLite gives numbers; the types know only one of them.
      '@typescript-eslint/no-unnecessary-type-conversion': 'off',
      // Interfaces of boundaries are often met by functions that need not wait.
      '@typescript-eslint/require-await': 'off',
    },
  },
  // Vue files: their templates and scripts. Types of what a template uses are vue-tsc's, which `check:types` runs.
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['**/*.vue'] })),
  {
    files: ['**/*.vue'],
    extends: [tseslint.configs.strict],
    plugins: { house },
    languageOptions: { parser: vueParser, parserOptions: { parser: tseslint.parser } },
    rules: {
      'house/imports': 'error',
      'no-undef': 'off',
      eqeqeq: 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', ignoreRestSiblings: true }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      // A page is called as people call it.
      'vue/multi-word-component-names': 'off',
      // Prettier lays templates out.
      'vue/max-attributes-per-line': 'off',
      'vue/singleline-html-element-content-newline': 'off',
      'vue/multiline-html-element-content-newline': 'off',
      'vue/html-indent': 'off',
      'vue/html-self-closing': 'off',
      'vue/html-closing-bracket-newline': 'off',
      'vue/first-attribute-linebreak': 'off',
    },
  },
  {
    files: ['miniprogram/**/*.ts'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...NOT_ON_A_PHONE.map((name) => ({ name, message: 'A phone does not have it.' })),
      ],
      // `value: {} as T` is how a component declares the type of a property.
      '@typescript-eslint/no-unnecessary-type-assertion': 'off',
      '@typescript-eslint/consistent-type-assertions': 'off',
    },
  },
  {
    files: ['tests/**/*.ts'],
    rules: {
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-empty-function': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
    },
  },
  {
    files: ['**/*.{js,mjs,cjs}'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          [
            'process',
            'Buffer',
            'console',
            'URL',
            'fetch',
            'setTimeout',
            'clearTimeout',
            'setInterval',
            'clearInterval',
          ],
          ['AbortSignal', 'AbortController', 'performance', 'structuredClone', 'TextEncoder', 'TextDecoder'],
          ['require', 'module', 'exports', '__dirname', '__filename', 'document', 'window'],
        ]
          .flat()
          .map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['tests/preview/**/*.js', 'tests/bench/**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'wx',
          'App',
          'Page',
          'Component',
          'Behavior',
          'getApp',
          'getCurrentPages',
          'innerWidth',
          'innerHeight',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
);
