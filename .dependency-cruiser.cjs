/** Which part may know of which. Each rule says why; `npm run deps` checks them all. */

const tests = '\\.test\\.ts$|(^|/)test/|(^|/)(fixtures|testing)/'

/** What a part may import besides itself: everything else in the repository, Node and the packages is refused. */
const only = (name, comment, { from, folders, packages = [], core = false, typesToo = [] }) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, pathNot: tests },
  to: {
    pathNot: [
      ...folders.map((folder) => `^${folder}(/|$)`),
      ...packages.map((one) => `^node_modules/${one}/`),
      ...packages.map((one) => `^node_modules/@types/${one}/`),
      ...typesToo.map((folder) => `^${folder}/`),
    ],
    ...(core ? { dependencyTypesNot: ['core'] } : {}),
  },
})

module.exports = {
  forbidden: [
    only(
      'pathway-is-pure',
      'The rules decide about real children and must give the same answer for ever: no clock, no files, no network, no library but date-fns.',
      { from: '^pathway/', folders: ['pathway'], packages: ['date-fns'] },
    ),
    only(
      'workflows-are-replayed',
      'Workflow code runs again from its history years later, so it may use the rules, what both sides agree on, and the SDK alone.',
      {
        from: '^workflows/',
        folders: ['workflows', 'pathway', 'sealing/unsealed.ts'],
        packages: ['@temporalio/workflow', '@temporalio/common', 'date-fns'],
        typesToo: ['activities'],
      },
    ),
    {
      name: 'workflows-see-activities-as-types',
      comment:
        'An activity imported for more than its type would be bundled into the workflow sandbox, with PostgreSQL behind it.',
      severity: 'error',
      from: { path: '^workflows/', pathNot: tests },
      to: { path: '^activities/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'db-knows-rows-only',
      'Queries know tables and seals, not the rules or the engine, so that the record outlives both.',
      {
        from: '^db/',
        folders: ['db', 'sealing', 'pathway'],
        packages: ['pg', 'zod'],
        core: true,
      },
    ),
    {
      name: 'activities-and-api-do-not-know-each-other',
      comment:
        'They meet in the inbox and the record. What one did inside the other could not be retried or audited on its own.',
      severity: 'error',
      from: { path: '^(activities|api)/', pathNot: tests },
      to: { path: '^(activities|api|worker|cli)/', pathNot: '^$1/' },
    },
    {
      name: 'tenants-read-files-only',
      comment: 'A configuration must mean the same everywhere it is read: in the API, the worker, the command line.',
      severity: 'error',
      from: { path: '^tenants/', pathNot: tests },
      to: { path: '^(api|worker|workflows|activities|db|sealing|cli)/' },
    },
    {
      name: 'verify-is-asked-by-few',
      comment:
        'What examines the record must not become part of how it is made: the worker anchors and exports, the command line asks.',
      severity: 'error',
      from: { path: '^(pathway|workflows|activities|api|tenants|db|inbox|notices|sealing|retention)/', pathNot: tests },
      to: { path: '^verify/' },
    },
    {
      name: 'nothing-needs-cli-or-test',
      comment: 'The command line and the tests are ways in from outside; production must run without either.',
      severity: 'error',
      from: { pathNot: `^(cli|test|bench)/|${tests}` },
      to: { path: '^(cli|test|bench)/' },
    },
    {
      name: 'no-circles',
      comment: 'Of two files that import each other neither can be understood, tested or moved alone.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-orphans',
      comment: 'A file that nothing imports and that starts nothing is dead.',
      severity: 'error',
      from: { orphan: true, pathNot: `(^|/)(main|[a-z-]+-main)\\.ts$|\\.d\\.m?ts$|\\.mjs$|${tests}` },
      to: {},
    },
    {
      name: 'no-dev-packages',
      comment: 'The production image is installed without development packages. Only the local set-up may use them.',
      severity: 'error',
      from: { path: '^(pathway|workflows|activities|worker|api|tenants|db|sealing|verify|retention)/', pathNot: tests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'], pathNot: '^node_modules/@types/' },
    },
    {
      name: 'packages-are-declared',
      comment: 'A package that only another package brings along goes when that one drops it.',
      severity: 'error',
      from: {},
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'imports-exist',
      comment: 'Not even a type can be taken from nowhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      extensions: ['.ts', '.mts', '.mjs', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
