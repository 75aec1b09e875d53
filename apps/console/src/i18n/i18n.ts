import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { createStorage } from '../lib/storage.js';

export const LANGUAGES = { en: 'English', zh: '中文' } as const;
export type Language = keyof typeof LANGUAGES;

const stored = createStorage('q2api-language');

/** Each language is a file of its own: nobody loads the words of another one. */
const LOAD = {
  en: () => import('./en.json'),
  zh: () => import('./zh.json'),
} satisfies Record<Language, () => Promise<unknown>>;

/** Loads the words of the remembered language, or of the browser's. Resolves when the page can be drawn. */
export async function startI18n(): Promise<void> {
  const language = asLanguage(stored.read() ?? navigator.language);
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: { [language]: { translation: (await LOAD[language]()).default } },
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = language;
}

export async function changeLanguage(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', (await LOAD[language]()).default);
  }
  stored.write(language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

export function asLanguage(tag: string): Language {
  return /^zh/i.test(tag) ? 'zh' : 'en';
}
