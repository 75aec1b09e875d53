/**
 * Lets Node run the repository's TypeScript as it stands: `node --import ./scripts/typescript.mjs <file.ts>`.
 * It is for programs beside the product, such as benchmarks; the product is built.
 */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';
import { isMainThread } from 'node:worker_threads';
import { transform } from '@swc/core';

const root = new URL('../', import.meta.url);

/** `@q2api/<lib>` is a library's source; between TypeScript files `./name.js` means `./name.ts`. */
export function resolve(specifier, context, next) {
  const library = /^@q2api\/([\w-]+)$/.exec(specifier)?.[1];
  if (library) return next(new URL(`libs/${library}/src/index.ts`, root).href, context);
  const fromTypeScript = context.parentURL?.endsWith('.ts') && specifier.startsWith('.');
  return next(fromTypeScript ? specifier.replace(/\.js$/, '.ts') : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const { code } = await transform(await readFile(new URL(url), 'utf8'), {
    filename: fileURLToPath(url),
    jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
    module: { type: 'es6' },
    sourceMaps: 'inline',
  });
  return { format: 'module', source: code, shortCircuit: true };
}

// Node loads this module once more, in the thread that runs its hooks.
if (isMainThread) register(import.meta.url);
