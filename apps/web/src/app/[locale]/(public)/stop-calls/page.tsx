import { whoCalled } from '@ringratt/services';
import { CircleCheck } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { Link } from '@/i18n/navigation';
import { shortName } from '@/parties/party';
import { PublicFrame } from '@/public/public-frame';
import { StopCallsForm } from './stop-calls-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('public');
  return { title: t('stopTitle') };
}

interface Query {
  caller?: string | string[];
  done?: string;
}

export default async function StopCallsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const [t, locale, query] = await Promise.all([getTranslations('public'), getLocale(), searchParams]);
  const asked = typeof query.caller === 'string' ? query.caller : '';
  const { number, callers } = asked
    ? await whoCalled(container().services, asked)
    : { number: null, callers: [] };
  const parties = new Map(
    callers.flatMap(({ principal, center }) => [principal, center]).map((p) => [p.id, p]),
  );
  const names = new Intl.ListFormat(locale, { type: 'conjunction' }).format(
    [...parties.values()].map((party) => shortName(party.name)),
  );
  const path =
    number && parties.size > 0 ? `/stop-calls?caller=${encodeURIComponent(number)}` : '/stop-calls';
  if (parties.size > 0 && query.done === 'yes') {
    return (
      <PublicFrame title={t('stopTitle')} path={`${path}&done=yes`}>
        <div role="status" className="flex gap-3 rounded-control bg-ok-fill p-4">
          <CircleCheck aria-hidden="true" className="mt-1 size-6 shrink-0 text-ok" />
          <div className="flex flex-col gap-1">
            <h1 className="font-bold text-verdict">{t('stopDone')}</h1>
            <p className="text-ink-2">{t('stopDoneText', { names })}</p>
          </div>
        </div>
        <Link href="/who-called" prefetch={false} className="text-accent underline underline-offset-4">
          {t('whoCalled')}
        </Link>
      </PublicFrame>
    );
  }
  return (
    <PublicFrame title={t('stopTitle')} path={path}>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-verdict">
          {parties.size > 0 ? t('stopHeadingAt', { names }) : t('stopHeading')}
        </h1>
        <p className="text-ink-2">{t(parties.size > 0 ? 'stopLeadAt' : 'stopLead')}</p>
      </div>
      <StopCallsForm caller={parties.size > 0 ? number : null} />
      {parties.size > 0 ? (
        <Link href="/stop-calls" prefetch={false} className="text-accent underline underline-offset-4">
          {t('stopOther')}
        </Link>
      ) : null}
    </PublicFrame>
  );
}
