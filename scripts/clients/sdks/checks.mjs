import assert from 'node:assert/strict';

// These files are copied beside the installed packages and run there; nothing here may import from the project.

export const baseURL = `${process.env.Q2API_URL}/v1`;
export const apiKey = process.env.Q2API_KEY;
export const model = 'claude-sonnet-4.6';

/** A package of the folder that this runs in; not named in an import, because the project does not have it. */
export const load = (name) => import(name);

export const PNG =
  'iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mP4z8BAEmIY1TCqYfhqAACQ+f8B8u7oVwAAAABJRU5ErkJggg==';

/** One page without a word on it. */
export const PDF = Buffer.from(
  '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
).toString('base64');

/** Prompts by which the emulator plays what is needed. */
export const PROMPTS = {
  text: 'Hello there',
  stream: '[[emulator:text {"deltas":30}]]',
  tools: `[[emulator:tools ${JSON.stringify([
    { name: 'weather', input: { city: 'Oslo' } },
    { name: 'weather', input: { city: 'Rome' } },
  ])}]]`,
  image: 'What is this?',
  json: '[[emulator:text "```json\\n{\\"title\\":\\"Oslo\\"}\\n```"]]',
  thinking: '[[emulator:thinking "Let me see."]]',
};

/** What a tool loop must come to. */
export function expectBothCities(text) {
  assert.match(text, /Oslo is fine[^]*Rome is fine/);
}

export const weatherOf = ({ city }) => `${city} is fine`;

/** Runs one check and prints its outcome as a line of JSON. */
export async function check(what, run) {
  try {
    await run();
    console.log(JSON.stringify({ what }));
  } catch (error) {
    console.log(JSON.stringify({ what, problem: String(error?.stack ?? error) }));
  }
}
