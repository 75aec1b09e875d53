import type { OutputFormat } from '@q2api/turn';

/**
 * The upstream cannot constrain its output (AWS model codewhisperer-streaming 1.0.45): the format that the client asked
 * for is put in words, for the system text.
 */
export function structuredOutputInstruction(format: OutputFormat): string {
  const form = 'without a code fence and without any other text before or after it';
  if (format.type === 'json-object') return `The text of the answer must be one JSON object, ${form}.`;
  return `The text of the answer must be one JSON value that is valid against this JSON Schema, ${form}:\n${JSON.stringify(format.schema)}`;
}
