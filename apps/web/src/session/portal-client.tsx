'use client';

import type { PortalRouter } from '@ringratt/trpc/portal';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createTRPCClient, httpBatchLink, httpLink, isNonJsonSerializable, splitLink } from '@trpc/client';
import { createTRPCContext } from '@trpc/tanstack-react-query';
import { type ReactNode, useState } from 'react';
import { onceUnderWay } from './once-under-way';

const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<PortalRouter>();

/** The portal's procedures for components that run in the browser. */
export const usePortal = useTRPC;

/** The same, to be called by what outlives its component: a receipt stays when its page is left. */
export const usePortalClient = useTRPCClient;

export function PortalClientProvider({ children }: { children: ReactNode }) {
  const [queries] = useState(
    () =>
      new QueryClient({
        defaultOptions: {
          queries: { retry: 1, staleTime: 5_000, refetchOnWindowFocus: true, networkMode: 'always' },
          // Without a connection an act fails and says so; it does not wait unseen to be done later.
          mutations: { retry: 0, networkMode: 'always' },
        },
      }),
  );
  const [client] = useState(() =>
    createTRPCClient<PortalRouter>({
      links: [
        onceUnderWay(),
        splitLink({
          // Files travel as form data, everything else batched as JSON.
          condition: (operation) => isNonJsonSerializable(operation.input),
          true: httpLink({ url: '/api/trpc' }),
          false: httpBatchLink({ url: '/api/trpc' }),
        }),
      ],
    }),
  );
  return (
    <QueryClientProvider client={queries}>
      <TRPCProvider trpcClient={client} queryClient={queries}>
        {children}
      </TRPCProvider>
    </QueryClientProvider>
  );
}
