/** Dead code: files, exports and dependencies that nothing uses. Libs show their index to the world. */
export default {
  entry: [
    'apps/api/src/main.ts',
    'apps/api/src/rekey.ts',
    'apps/*/test/**/*.e2e-spec.ts',
    'apps/emulator/src/main.ts',
    'bench/**/*.bench.ts',
    'libs/*/src/index.ts',
    'scripts/*.mjs',
    'scripts/clients/*.mjs',
    'scripts/clients/openai/sdks/*.mjs',
    'scripts/test/postgres-{setup,teardown}.mjs',
  ],
  // Started by its path, because it needs flags for Node.
  ignoreDependencies: ['jest'],
  project: ['apps/**/*.{ts,tsx}', 'bench/**/*.{ts,mjs}', 'libs/**/*.ts', 'scripts/**/*.mjs'],
};
