import { ActionIcon, Menu, Tooltip, useMantineColorScheme } from '@mantine/core';
import { Check, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslation } from 'react-i18next';

const SCHEMES = { auto: Monitor, light: Sun, dark: Moon } as const;
const SCHEME_NAMES = ['auto', 'light', 'dark'] as const;

export function ColorSchemeMenu() {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const Icon = SCHEMES[colorScheme];
  return (
    <Menu position="top-start">
      <Menu.Target>
        <Tooltip label={t('app.colorScheme.label')}>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('app.colorScheme.label')}>
            <Icon size={17} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {SCHEME_NAMES.map((name) => {
          const SchemeIcon = SCHEMES[name];
          return (
            <Menu.Item
              key={name}
              leftSection={<SchemeIcon size={15} aria-hidden />}
              rightSection={name === colorScheme && <Check size={15} aria-hidden />}
              aria-current={name === colorScheme}
              onClick={() => setColorScheme(name)}
            >
              {t(`app.colorScheme.${name}`)}
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
