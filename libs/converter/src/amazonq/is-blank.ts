/** Whether nothing is left of a text that the upstream would accept as content. */
export function isBlank(text: string): boolean {
  return !/[^\s\0]/.test(text);
}
