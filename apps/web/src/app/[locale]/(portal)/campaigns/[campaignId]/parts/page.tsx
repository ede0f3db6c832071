import { buttonLooks, DataTable, EmptyState } from '@ringratt/ui';
import { Headphones } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { AssignmentStatus } from '@/assignments/assignment-status';
import { InviteCenter, WithdrawInvitation } from '@/assignments/invite-center';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { Party } from '@/parties/party';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

export default async function CampaignPartsPage({ params }: { params: Promise<{ campaignId: string }> }) {
  const [{ campaignId }, t, locale, membership] = await Promise.all([
    params,
    getTranslations('campaign'),
    getLocale(),
    currentMembership(),
  ]);
  const call = await portal();
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  const [campaign, known] = await Promise.all([
    orNotFound(call.campaigns.get({ campaignId })),
    writes ? call.assignments.knownCenters() : [],
  ]);
  // Those that have a part already are not offered another.
  const free = known.filter(
    (center) =>
      !campaign.assignments.some(
        (part) => part.contactCenterId === center.id && !['declined', 'ended'].includes(part.state),
      ),
  );
  const invite =
    writes && campaign.state !== 'ended' ? <InviteCenter campaignId={campaignId} known={free} /> : null;
  if (campaign.assignments.length === 0) {
    return (
      <div className="flex flex-col gap-6">
        <EmptyState icon={<Headphones />} title={t('noParts')}>
          {t('noPartsText')}
        </EmptyState>
        {invite}
      </div>
    );
  }
  const signed = (part: (typeof campaign.assignments)[number]) => {
    if (part.principalSignedAt && part.contactCenterSignedAt) return t('signedBoth');
    if (part.principalSignedAt) return t('signedOne', { party: membership!.name });
    if (part.contactCenterSignedAt) return t('signedOne', { party: part.name });
    return t('signedNone');
  };
  return (
    <div className="flex flex-col gap-8">
      <DataTable
        caption={t('parts')}
        rows={campaign.assignments}
        rowKey={(part) => part.id}
        columns={[
          {
            id: 'center',
            header: t('center'),
            rowHeader: true,
            cell: (part) => <Party side="contactCenter" name={part.name} />,
          },
          { id: 'state', header: t('state'), cell: (part) => <AssignmentStatus state={part.state} /> },
          {
            id: 'signed',
            header: t('signed'),
            cell: (part) => <span className="text-ink-2">{signed(part)}</span>,
          },
          {
            id: 'sign',
            header: '',
            cell: (part) => (
              <span className="flex flex-wrap items-center justify-end gap-2">
                {['invited', 'accepted', 'live', 'paused'].includes(part.state) ? (
                  <>
                    <Link
                      href={`/assignments/${part.id}/responsibility`}
                      className={buttonLooks({ size: 'small' })}
                    >
                      {t('responsibility')}
                    </Link>
                    <Link href={`/assignments/${part.id}/gate`} className={buttonLooks({ size: 'small' })}>
                      {t('gate')}
                    </Link>
                  </>
                ) : null}
                {writes && part.state === 'invited' ? (
                  <WithdrawInvitation
                    assignmentId={part.id}
                    name={part.name}
                    invitation={{
                      campaignId,
                      contactCenterId: part.contactCenterId,
                      agents: part.agents,
                      attemptsPerAgentHour: part.attemptsPerAgentHour,
                    }}
                  />
                ) : null}
              </span>
            ),
          },
          { id: 'agents', header: t('agents'), align: 'end', cell: (part) => integer(part.agents, locale) },
          {
            id: 'pace',
            header: t('pace'),
            align: 'end',
            cell: (part) => integer(part.attemptsPerAgentHour, locale),
          },
        ]}
      />
      {invite}
    </div>
  );
}
