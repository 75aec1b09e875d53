// Runs before the page is painted: the chosen colour scheme and language, so that nothing flashes.
{
  const { document, localStorage, navigator } = globalThis;
  const read = (key) => {
    try {
      return localStorage.getItem(key);
    } catch {
      // Storage may be forbidden: the browser's own preference counts.
      return null;
    }
  };
  const scheme = read('mantine-color-scheme-value');
  const systemIsDark = globalThis.matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = scheme === 'dark' || (scheme !== 'light' && systemIsDark);
  document.documentElement.setAttribute('data-mantine-color-scheme', isDark ? 'dark' : 'light');
  document.documentElement.lang = /^zh/i.test(read('q2api-language') ?? navigator.language) ? 'zh' : 'en';
}
