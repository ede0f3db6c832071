'use client';

import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { keepChoice } from '@/browser-choices/keep-choice';
import { useRouter } from '@/i18n/navigation';
import type { Entry } from '@/shell/entries';
import { type Keyboard, KeyboardContext } from './keyboard-context';
import { followWithin, isSingleKey, keysCookie, leads } from './keys';
import { goToAct, goToFilters, hasOwnKeys, moveInLists } from './lists';
import { ShortcutsDialog } from './shortcuts-dialog';

/** Single keys on every page of the portal, for whom they help; a switch turns them off. */
export function KeyboardProvider({
  initiallyOn,
  pages,
  children,
}: {
  initiallyOn: boolean;
  pages: readonly Entry[];
  children: ReactNode;
}) {
  const router = useRouter();
  const [on, setOn] = useState(initiallyOn);
  const [listed, setListed] = useState(false);
  const leadAt = useRef(Number.NEGATIVE_INFINITY);
  const keyboard = useMemo<Keyboard>(
    () => ({
      on,
      turn: (next) => {
        setOn(next);
        keepChoice(keysCookie, next ? 'on' : 'off');
      },
      showAll: () => setListed(true),
    }),
    [on],
  );

  useEffect(() => {
    if (!on) return;
    const follow = (letter: string): boolean => {
      const names: readonly string[] = leads[letter as keyof typeof leads] ?? [];
      const page = pages.find(({ name }) => names.includes(name));
      if (page) router.push(page.href);
      return page !== undefined;
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isSingleKey(event)) return;
      const led = event.timeStamp - leadAt.current < followWithin;
      leadAt.current = Number.NEGATIVE_INFINITY;
      if (take(event.key, led, event.timeStamp)) event.preventDefault();
    };
    const take = (key: string, led: boolean, at: number): boolean => {
      if (led && follow(key)) return true;
      switch (key) {
        case 'g':
          leadAt.current = at;
          return true;
        case '?':
          setListed(true);
          return true;
        case '/':
          return goToFilters();
        case 'j':
        case 'k':
          return !hasOwnKeys() && moveInLists(key === 'j' ? 1 : -1);
        case 'e':
          return !hasOwnKeys() && goToAct();
        default:
          return false;
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [on, pages, router]);

  return (
    <KeyboardContext value={keyboard}>
      {children}
      <ShortcutsDialog open={listed} onOpenChange={setListed} pages={pages} />
    </KeyboardContext>
  );
}
