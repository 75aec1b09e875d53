/** A tool's input; an answer that was cut off leaves half a JSON, which counts as no input. */
export function parseToolInput(json: string): unknown {
  try {
    return JSON.parse(json === '' ? '{}' : json);
  } catch {
    return {};
  }
}
