import { agentStates, may } from '@ringratt/services';
import { EmptyState, PageHead, Status } from '@ringratt/ui';
import { Headset } from 'lucide-react';
import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { AttestationFile, AttestForm, EndAgent } from '@/agents/agent-forms';
import { FilterBar } from '@/lists/filter-bar';
import { ListFrame } from '@/lists/list-frame';
import { Pager } from '@/lists/pager';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('agents'))('title') };
}

const tones = {
  valid: 'ok',
  expiring: 'waiting',
  expired: 'bad',
  incomplete: 'unknown',
  ended: 'none',
} as const;

export default async function AgentsPage({
  searchParams,
}: {
  searchParams: Promise<{ state?: string; cursor?: string }>;
}) {
  const [t, query, acting, call] = await Promise.all([
    getTranslations('agents'),
    searchParams,
    pageActing(),
    portal(),
  ]);
  const state = agentStates.find((known) => known === query.state);
  const { items, counts, cursor } = await orNotFound(
    call.agents.list({ state, cursor: query.cursor, limit: 100 }),
  );
  const writes = may(acting.actor, 'agent.write');
  const valid = counts.valid + counts.expiring;
  return (
    <div className="flex flex-col gap-5 pt-3">
      <PageHead title={t('title')} />
      <p className="flex flex-wrap items-center gap-3 text-lead">
        {t(valid === 0 ? 'leadNone' : counts.expiring > 0 ? 'leadSoon' : 'lead', {
          valid,
          expiring: counts.expiring,
        })}
        <DutyChip duty="agent-training" />
        <DutyChip duty="agent-knowledge" />
      </p>
      {writes ? (
        <div className="grid gap-x-12 gap-y-6 border-line border-y py-5 lg:grid-cols-2">
          <AttestForm />
          <AttestationFile />
        </div>
      ) : null}
      <ListFrame
        list="agents"
        csv={{ path: '/api/agents.csv', query: { state } }}
        filters={
          <FilterBar
            choices={[
              {
                name: 'state',
                label: t('state'),
                options: agentStates.map((value) => ({ value, label: t(`states.${value}`) })),
              },
            ]}
          />
        }
        empty={
          <EmptyState icon={<Headset />} title={t(state ? 'noMatchTitle' : 'noneTitle')}>
            {t(state ? 'noMatchText' : 'noneText')}
          </EmptyState>
        }
        caption={t('title')}
        rows={items}
        rowKey={(row) => row.id}
        columns={[
          { id: 'reference', header: t('reference'), rowHeader: true, cell: (row) => row.reference },
          {
            id: 'state',
            header: t('state'),
            cell: (row) => <Status tone={tones[row.state]}>{t(`states.${row.state}`)}</Status>,
          },
          { id: 'attested', header: t('attestedOn'), className: 'tabular', cell: (row) => row.attestedOn },
          { id: 'expires', header: t('expiresOn'), className: 'tabular', cell: (row) => row.expiresOn },
          { id: 'source', header: t('source'), cell: (row) => t(`sources.${row.source}`) },
          ...(writes
            ? [
                {
                  id: 'end',
                  header: <span className="sr-only">{t('end')}</span>,
                  cell: (row: (typeof items)[number]) =>
                    row.state === 'ended' ? null : <EndAgent reference={row.reference} />,
                },
              ]
            : []),
        ]}
      />
      <Pager pathname="/agents" query={{ state }} cursor={query.cursor} next={cursor} />
    </div>
  );
}
