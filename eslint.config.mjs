import tseslint from 'typescript-eslint'

const tests = ['**/*.test.ts', 'test/**/*.ts']

/** Files whose whole purpose is to be a table: data is not made clearer by being cut in pieces. */
const tables = ['pathway/calendar/statutory-holidays.ts', 'api/examples.ts', 'pathway/flags/catalogue.ts']

/** The only files that may look at the environment: entry points and the configuration they parse. */
const entryPoints = [
  '**/main.ts',
  '**/*-main.ts',
  '**/config.ts',
  '**/*-config.ts',
  'cli/commands/*.ts',
  'test/stack/*.ts',
  'scripts/**',
]

const noEnvironment = {
  object: 'process',
  property: 'env',
  message: 'Only entry points and their config files read the environment; take what you need as an argument.',
}

const nodeOnly = {
  regex: '^(node:.*|pg|pino|express|zod|yaml|jose|fs|path|crypto|os|child_process|http|net)$',
  message: 'Workflow code is replayed: it runs without Node, databases or files. Put this into an activity.',
}

const nodeGlobals = [
  ...['process', 'console', 'setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'URL', 'AbortController'],
  ...['AbortSignal', 'fetch'],
  ...['module', 'require', '__dirname'],
]

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.caseway/', 'coverage/'] },
  {
    files: ['**/*.ts', '**/*.mts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A default says that the rest was thought of; without one every case must be named.
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': 'off',
      '@typescript-eslint/require-await': 'off',
      'no-restricted-syntax': [
        'error',
        { selector: 'TSEnumDeclaration', message: 'Use a union of strings.' },
        { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
        {
          selector: 'TSAsExpression > TSUnknownKeyword',
          message: 'A double assertion hides a mistake; parse or narrow instead.',
        },
      ],
      'no-restricted-properties': ['error', noEnvironment],
      'max-lines': ['error', 250],
      'max-lines-per-function': ['error', { max: 40, skipComments: true }],
      eqeqeq: 'error',
    },
  },
  { files: entryPoints, rules: { 'no-restricted-properties': 'off' } },
  { files: tables, rules: { 'max-lines': 'off' } },
  {
    files: ['workflows/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-imports': ['error', { patterns: [nodeOnly] }] },
  },
  {
    files: tests,
    rules: {
      'max-lines': 'off',
      'max-lines-per-function': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/no-require-imports': 'off',
      '@typescript-eslint/restrict-plus-operands': 'off',
      'no-restricted-properties': 'off',
    },
  },
  // Jest's global set-up and tear-down must be default exports.
  { files: ['test/stack/global-*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: { globals: Object.fromEntries(nodeGlobals.map((name) => [name, 'readonly'])) },
    rules: { 'no-undef': 'error', 'no-unused-vars': 'error', eqeqeq: 'error', 'max-lines': ['error', 250] },
  },
)
