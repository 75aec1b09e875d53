/** The Markdown renderer is fetched when a question is being written, not with the page. */
export const loadMarkdown = async () => ({ default: (await import('./markdown.js')).Markdown });

export function preloadMarkdown(): void {
  void loadMarkdown().catch(() => undefined);
}
