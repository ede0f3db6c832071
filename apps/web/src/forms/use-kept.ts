'use client';

import { useSyncExternalStore } from 'react';
import { type FormAction, notDone } from './form-state';

/**
 * A form's act whose request may be lost: the form then says so and keeps what was typed, instead of going down with
 * the page. Until the page has its script it is the act itself, which a form without script sends.
 */
export function useKept(action: FormAction): FormAction {
  const scripted = useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
  return scripted ? (before, form) => kept(action, before, form) : action;
}

async function kept(action: FormAction, ...[before, form]: Parameters<FormAction>) {
  try {
    return await action(before, form);
  } catch (error) {
    // What the server answered has a digest: a page to go to, or a fault of its own with its number.
    if (error instanceof Error && 'digest' in error) throw error;
    return notDone(before, form, 'offline');
  }
}
