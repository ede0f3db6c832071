/** Who may import whom. Every rule's comment says how to mend a breach of it. */
// A package that is not among one's dependencies does not resolve and keeps its name.
const inside = (name) => `^(packages|apps)/${name}/|^@ringratt/${name}(/|$)`;
// What tests and their configuration may import in every package.
const testing = '^tooling/testing/|^@ringratt/testing(/|$)';
const only = (name, allowed, comment) => ({
  name: `${name}-imports`,
  severity: 'error',
  comment,
  from: { path: `^(packages|apps)/${name}/` },
  to: {
    path: '^(packages|apps)/|^@ringratt/',
    pathNot: [inside(name), testing, ...allowed.map(inside)].join('|'),
  },
});
module.exports = {
  forbidden: [
    {
      name: 'declared',
      severity: 'error',
      comment:
        "This import leads nowhere: correct it, or add the package to this package.json's dependencies.",
      from: {},
      // Next itself answers to the name server-only.
      to: { couldNotResolve: true, pathNot: '^server-only$' },
    },
    {
      name: 'apps-apart',
      severity: 'error',
      comment: 'One program imports another: move what both need into a package.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files import each other: move what both need into a third, named after it.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'one-door',
      severity: 'error',
      comment:
        'Import another package by its name (its src/index.ts or an entry of its exports), never by a path into it.',
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: {
        path: '^(packages|apps)/([^/]+)/',
        pathNot: ['^$1/$2/', '^packages/[^/]+/src/(index|[a-z-]+/index)\\.tsx?$', '^packages/ui/'],
        dependencyTypesNot: ['npm', 'undetermined', 'aliased', 'aliased-workspace'],
      },
    },
    only('rules', [], 'rules is pure: it imports nothing of ours. Pass the fact in as an argument.'),
    only('db', ['rules'], 'db knows tables alone: move the act to services.'),
    only('jobs', ['rules'], 'jobs holds contracts alone: handlers live in apps/worker, acts in services.'),
    only(
      'services',
      ['rules', 'db', 'jobs'],
      'services know no transport: return data and let trpc or the app present it.',
    ),
    only('auth', ['services'], 'auth turns a session into an actor by calling services.'),
    only('trpc', ['services', 'auth', 'rules'], 'routers decide nothing: call a service.'),
    only('ui', [], 'ui knows nothing of the domain: take data and callbacks as props.'),
    {
      name: 'rules-pure',
      severity: 'error',
      comment: 'rules has no I/O and no packages: take what you need as an argument.',
      from: { path: '^packages/rules/src/', pathNot: '\\.test\\.ts$|/testing/' },
      to: { dependencyTypes: ['npm', 'npm-dev', 'core'] },
    },
    {
      name: 'tables-behind-services',
      severity: 'error',
      comment:
        'Apps reach data through services; only the composition root (main.ts, container.ts) opens a database.',
      from: {
        path: '^apps/(web|worker|dialer-api)/src/',
        pathNot: '(main|container|env)\\.ts$|\\.test\\.tsx?$',
      },
      to: { path: '^packages/db/' },
    },
    {
      name: 'no-junk-room',
      severity: 'error',
      comment: 'No utils, lib, shared, core, helpers: name the file after what it helps.',
      from: {},
      to: {
        path: '^(apps|packages|tooling)/.*/(utils?|lib|shared|core|helpers?|common)(/|\\.tsx?$)',
        pathNot: 'node_modules',
      },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(node_modules|\\.next|dist)/|next-env\\.d\\.ts$' },
    tsPreCompilationDeps: true,
    webpackConfig: { fileName: `${__dirname}/tooling/bootstrap/aliases.cjs` },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
    reporterOptions: { text: { highlightFocused: true } },
  },
};
