'use client';

import { Avatar, Menu, MenuChoices, MenuItem, MenuSeparator } from '@ringratt/ui';
import { Keyboard, LogOut, Monitor, Moon, Sun } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';
import { keepChoice } from '@/browser-choices/keep-choice';
import { useKeyboard } from '@/keyboard/keyboard-context';
import { signOutAction } from './actions';
import { LanguageSwitch } from './language-switch';
import { type Theme, themeCookie } from './theme';

/** The person, with what belongs to their own sitting: appearance and signing out. */
export function UserRow({ name, email }: { name: string; email: string }) {
  const t = useTranslations('shell');
  const { showAll } = useKeyboard();
  const [, act] = useTransition();
  const [theme, setTheme] = useState<Theme>('system');
  useEffect(() => {
    setTheme((document.documentElement.dataset.theme as Theme | undefined) ?? 'system');
  }, []);
  const choose = (chosen: Theme) => {
    setTheme(chosen);
    if (chosen === 'system') delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = chosen;
    keepChoice(themeCookie, chosen);
  };
  const choices = [
    { theme: 'system', icon: Monitor, words: t('themeSystem') },
    { theme: 'light', icon: Sun, words: t('themeLight') },
    { theme: 'dark', icon: Moon, words: t('themeDark') },
  ] as const;
  return (
    <div className="flex items-center gap-2 border-line border-t pt-3">
      <Menu
        side="top"
        label={`${t('account')}: ${name}`}
        triggerClassName="flex min-w-0 flex-1 items-center gap-2.5 rounded-control p-1 text-left hover:bg-[color-mix(in_srgb,var(--canvas),var(--ink)_4%)]"
        face={
          <>
            <Avatar name={name} />
            <span className="truncate text-table">{name}</span>
          </>
        }
      >
        <p className="truncate px-2 py-1.5 text-ink-2 text-label">{email}</p>
        <MenuSeparator />
        <MenuChoices
          label={t('theme')}
          value={theme}
          onChoose={choose}
          closes={false}
          choices={choices.map(({ theme: value, icon: Icon, words }) => ({
            value,
            content: (
              <>
                <Icon aria-hidden="true" />
                {words}
              </>
            ),
          }))}
        />
        <MenuSeparator />
        <MenuItem onChoose={showAll}>
          <Keyboard aria-hidden="true" />
          {t('shortcuts')}
        </MenuItem>
        <MenuItem onChoose={() => act(() => signOutAction())}>
          <LogOut aria-hidden="true" />
          {t('signOut')}
        </MenuItem>
      </Menu>
      <LanguageSwitch />
    </div>
  );
}
