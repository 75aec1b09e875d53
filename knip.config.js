/** Dead code: files, exports and dependencies that nothing uses. Libs show their index to the world. */
export default {
  entry: [
    'apps/api/src/main.ts',
    'apps/api/src/rekey.ts',
    'apps/*/test/**/*.e2e-spec.ts',
    'apps/emulator/src/main.ts',
    'bench/**/*.{bench,e2e-spec}.ts',
    'bench/servers/{floor,upstream}.ts',
    'libs/*/src/index.ts',
    'scripts/*.mjs',
    'scripts/clients/*.mjs',
    'scripts/clients/sdks/*.mjs',
    'scripts/test/postgres-{setup,teardown}.mjs',
  ],
  // Jest is started by its path, because it needs flags for Node; axe is read as a text and put into pages.
  ignoreDependencies: ['jest', 'axe-core'],
  // A program of Linux.
  ignoreBinaries: ['taskset'],
  // A type that appears in an exported signature is exported with it.
  ignoreExportsUsedInFile: { interface: true, type: true },
  project: ['apps/**/*.{ts,tsx}', 'bench/**/*.{ts,mjs}', 'libs/**/*.ts', 'scripts/**/*.mjs'],
};
