import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import { Check, Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { asLanguage, changeLanguage, type Language, LANGUAGES } from '../i18n/i18n.js';

const LANGUAGE_NAMES = Object.keys(LANGUAGES) as Language[];

export function LanguageMenu() {
  const { t, i18n } = useTranslation();
  const current = asLanguage(i18n.language);
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Tooltip label={t('app.language')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.language')}>
            <Languages size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {LANGUAGE_NAMES.map((language) => (
          <Menu.Item
            key={language}
            lang={language}
            rightSection={language === current && <Check size={15} aria-hidden />}
            aria-current={language === current}
            onClick={() => void changeLanguage(language)}
          >
            {LANGUAGES[language]}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
