'use client';

import type { CampaignState } from '@ringratt/services';
import { createContext, type ReactNode, useContext, useMemo, useOptimistic } from 'react';
import { CampaignStatus } from './campaign-status';

interface Shown {
  state: CampaignState;
  /** Within a transition: shows another until the page has come anew. */
  show: (state: CampaignState) => void;
}

const Context = createContext<Shown>({ state: 'draft', show: () => {} });

export const useCampaignState = () => useContext(Context);

/** The campaign's state as every part of its head shows it: a step that is undone shows at once. */
export function CampaignStateProvider({
  state: stored,
  children,
}: {
  state: CampaignState;
  children: ReactNode;
}) {
  const [state, show] = useOptimistic(stored);
  const shown = useMemo(() => ({ state, show }), [state, show]);
  return <Context value={shown}>{children}</Context>;
}

export function CampaignStateNow() {
  return <CampaignStatus state={useCampaignState().state} pill />;
}
