import { Banner } from '@ringratt/ui';
import { Eye } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import { longDate } from '@/format/instants';
import { currentMembership, currentViewing } from '@/session/acting';
import { stopViewingAction } from './actions';

/** Above everything, for an auditor: what the leave covers, until when, and that it is seen. */
export async function AuditBanner() {
  const [membership, viewing] = await Promise.all([currentMembership(), currentViewing()]);
  if (membership?.role !== 'auditor' || !membership.grant) return null;
  const [t, locale] = await Promise.all([getTranslations('auditors'), getLocale()]);
  const { startsAt, endsAt, campaignId } = membership.grant;
  const words = {
    organization: membership.name,
    from: longDate(startsAt, locale),
    // The window ends with the midnight after its last day.
    through: longDate(endsAt - 1, locale),
    b: (part: React.ReactNode) => <strong>{part}</strong>,
  };
  return (
    <Banner
      icon={<Eye aria-hidden="true" />}
      label={t('bannerLabel')}
      action={
        viewing ? (
          <form action={stopViewingAction}>
            <button type="submit" className="underline underline-offset-2">
              {t('stopViewing')}
            </button>
          </form>
        ) : undefined
      }
    >
      {viewing
        ? t.rich('viewingBanner', { ...words, email: viewing.email })
        : t.rich(campaignId ? 'bannerCampaign' : 'banner', words)}
    </Banner>
  );
}
