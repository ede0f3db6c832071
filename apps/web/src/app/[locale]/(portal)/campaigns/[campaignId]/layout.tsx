import { Breadcrumbs, buttonLooks, CopyId, PageHead } from '@ringratt/ui';
import { CalendarDays, PhoneOutgoing, Scale, Upload } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { CampaignStateNow, CampaignStateProvider } from '@/campaigns/campaign-state';
import { CampaignSteps } from '@/campaigns/campaign-steps';
import { period } from '@/format/instants';
import { integer } from '@/format/numbers';
import { Link } from '@/i18n/navigation';
import { PathTabs } from '@/lists/path-tabs';
import { Party } from '@/parties/party';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface LayoutProps {
  children: ReactNode;
  params: Promise<{ campaignId: string }>;
}

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { campaignId } = await params;
  const campaign = await orNotFound((await portal()).campaigns.get({ campaignId }));
  return { title: campaign.name };
}

export default async function CampaignLayout({ children, params }: LayoutProps) {
  const { campaignId } = await params;
  const call = await portal();
  const [campaign, totals, t, locale, membership] = await Promise.all([
    orNotFound(call.campaigns.get({ campaignId })),
    orNotFound(call.campaigns.totals({ campaignId })),
    getTranslations(),
    getLocale(),
    currentMembership(),
  ]);
  const mayChange = membership?.role === 'owner' || membership?.role === 'manager';
  // As the worker counted them last: the frame of every page counts nothing itself.
  const attempts = totals.reduce((sum, part) => sum + (part.attempts ?? 0), 0);
  const contacts = totals.reduce((sum, part) => sum + (part.contacts ?? 0), 0);
  const base = `/campaigns/${campaignId}`;
  return (
    <div className="flex flex-col gap-4">
      <Breadcrumbs
        label={t('common.path')}
        parts={[
          <Link key="list" href="/campaigns">
            {t('campaigns.title')}
          </Link>,
          campaign.name,
        ]}
      />
      <CampaignStateProvider state={campaign.state}>
        <PageHead
          title={campaign.name}
          beside={<CampaignStateNow />}
          facts={[
            ...campaign.assignments.map((part) => (
              <Party key={part.id} side="contactCenter" name={part.name} />
            )),
            <>
              <CalendarDays aria-hidden="true" />
              {period(campaign.startsOn, campaign.endsOn, locale)}
            </>,
            <>
              <Scale aria-hidden="true" />
              {t(`campaigns.regimes.${campaign.offer.regime}`)}
            </>,
            <CopyId key="id" id={campaign.id} label={t('common.copy')} copiedLabel={t('common.copied')} />,
            ...(campaign.limitsId === campaign.id
              ? []
              : [
                  t.rich('campaign.memory', {
                    original: () => (
                      <Link href={`/campaigns/${campaign.limitsId}`} className="text-accent hover:underline">
                        {campaign.limitsId}
                      </Link>
                    ),
                  }),
                ]),
          ]}
          actions={
            <>
              {mayChange ? (
                <>
                  {campaign.state !== 'ended' && campaign.assignments.length > 0 ? (
                    <Link href={`${base}/lists/new`} className={buttonLooks()}>
                      <Upload aria-hidden="true" />
                      {t('campaign.import')}
                    </Link>
                  ) : null}
                  <CampaignSteps
                    campaignId={campaignId}
                    name={campaign.name}
                    agents={campaign.assignments.reduce((sum, part) => sum + part.agents, 0)}
                  />
                </>
              ) : null}
              {campaign.assignments[0] ? (
                <Link
                  href={`/numbers?assignment=${campaign.assignments[0].id}`}
                  className={buttonLooks({ variant: 'primary' })}
                >
                  <PhoneOutgoing aria-hidden="true" />
                  {t('campaign.mayWeCall')}
                </Link>
              ) : null}
            </>
          }
        />
      </CampaignStateProvider>
      <PathTabs
        label={t('campaign.tabs')}
        tabs={[
          { href: base, label: t('campaign.overview') },
          {
            href: `${base}/attempts`,
            label: t('campaign.attempts'),
            ...(attempts > 0 && { count: integer(attempts, locale) }),
          },
          {
            href: `${base}/parts`,
            label: t('campaign.parts'),
            count: integer(campaign.assignments.length, locale),
          },
          {
            href: `${base}/lists`,
            label: t('campaign.lists'),
            ...(contacts > 0 && { count: integer(contacts, locale) }),
          },
          { href: `${base}/offer`, label: t('campaign.offer') },
          { href: `${base}/script`, label: t('campaign.script') },
          { href: `${base}/events`, label: t('campaign.events') },
        ]}
      />
      {children}
    </div>
  );
}
