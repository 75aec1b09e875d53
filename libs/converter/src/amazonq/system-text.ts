/**
 * The upstream has no system role (AWS model codewhisperer-streaming 1.0.45): operator text travels in a user turn.
 * The wrapper only says where it begins and ends; the text inside is the client's, unchanged.
 */
export function wrapSystemText(text: string): string {
  return `<system>\n${text}\n</system>`;
}
