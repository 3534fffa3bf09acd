// What may import what: app → features → shared → ui, api, i18n, lib. A feature never knows another.
export default {
  forbidden: [
    {
      name: 'features-stay-apart',
      severity: 'error',
      from: { path: '^src/features/([^/]+)/' },
      to: { path: '^src/features/([^/]+)/', pathNot: '^src/features/$1/' },
    },
    {
      name: 'shared-knows-no-feature',
      severity: 'error',
      from: { path: '^src/(shared|ui|api|lib|i18n)/' },
      to: { path: '^src/(features|app)/' },
    },
    {
      name: 'base-knows-no-shared',
      severity: 'error',
      from: { path: '^src/(ui|api|lib|i18n)/' },
      to: { path: '^src/shared/' },
    },
    { name: 'lib-is-pure', severity: 'error', from: { path: '^src/lib/' }, to: { path: '^src/(ui|api)/' } },
    { name: 'ui-fetches-nothing', severity: 'error', from: { path: '^src/ui/' }, to: { path: '^src/api/' } },
    {
      name: 'features-know-no-app',
      severity: 'error',
      from: { path: '^src/features/' },
      to: { path: '^src/app/' },
    },
    {
      name: 'vendor-ui-only-in-ui',
      severity: 'error',
      from: { pathNot: '^src/ui/' },
      to: { path: 'node_modules/(@mantine|echarts|zrender)' },
    },
    {
      name: 'no-orphans',
      severity: 'error',
      from: { orphan: true, pathNot: '(\\.d\\.ts|\\.test\\.ts)$' },
      to: {},
    },
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'default'] },
  },
};
