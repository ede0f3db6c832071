'use client';

import { createContext, useContext } from 'react';

export interface Keyboard {
  /** Whether single keys do anything; ⌘K always does. */
  on: boolean;
  turn: (on: boolean) => void;
  showAll: () => void;
}

export const KeyboardContext = createContext<Keyboard>({ on: false, turn: () => {}, showAll: () => {} });

export const useKeyboard = () => useContext(KeyboardContext);
