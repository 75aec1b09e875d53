import { readFile, writeFile } from 'node:fs/promises';

const DOCUMENT = new URL('../../docs/performance.md', import.meta.url);
const BEGIN = '<!-- report: begin -->';
const END = '<!-- report: end -->';

/**
 * Replaces the last run's report in docs/performance.md.
 * @throws Error when the marks between which it stands are missing
 */
export async function writeDocs(report: string): Promise<void> {
  const text = await readFile(DOCUMENT, 'utf8');
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`docs/performance.md has no '${BEGIN}' … '${END}'`);
  await writeFile(DOCUMENT, `${text.slice(0, begin + BEGIN.length)}\n\n${report}\n${text.slice(end)}`);
}
