// Prints how much script each page of the built console needs, compressed; fails when a page needs more than it may.
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { fromRoot } from './setup/root-directory.mjs';

const LIMIT_KB = 250;
const BUILD = fromRoot('dist/apps/console');
const PAGE = /features\/(\w+)\/components\/\w+-page\.tsx$/;
/** Parts that a page fetches by itself as soon as it is open, beside what it imports. */
const FETCHED_AT_ONCE = { overview: ['src/features/overview/components/traffic-chart.tsx'] };

const manifest = JSON.parse(readFileSync(`${BUILD}/.vite/manifest.json`, 'utf8'));
const language = ['src/i18n/en.json', 'src/i18n/zh.json'].sort((a, b) => sizeOf(b) - sizeOf(a))[0];

const pages = Object.keys(manifest).flatMap((source) => {
  const name = PAGE.exec(source)?.[1];
  return name ? [{ name, sources: ['index.html', language, source, ...(FETCHED_AT_ONCE[name] ?? [])] }] : [];
});
if (pages.length < 5)
  throw new Error('the build has fewer pages than the console: is the manifest still read right?');

const rows = pages.map(({ name, sources }) => {
  const chunks = new Set(sources.flatMap((source) => [...chunksOf(source)]));
  return { name, kilobytes: [...chunks].reduce((sum, chunk) => sum + sizeOf(chunk), 0) / 1000 };
});
for (const { name, kilobytes } of rows) {
  console.log(`${name.padEnd(12)} ${kilobytes.toFixed(1).padStart(6)} KB gzipped, of ${LIMIT_KB}`);
}
process.exitCode = rows.some(({ kilobytes }) => kilobytes > LIMIT_KB) ? 1 : 0;

/** A part and whatever it imports at once. */
function chunksOf(source, found = new Set()) {
  if (found.has(source)) return found;
  found.add(source);
  for (const imported of manifest[source].imports ?? []) chunksOf(imported, found);
  return found;
}

function sizeOf(source) {
  return gzipSync(readFileSync(`${BUILD}/${manifest[source].file}`)).length;
}
