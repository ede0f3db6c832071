import { dayOf } from '@ringratt/rules';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { clock, longDate } from '@/format/instants';
import { shortName } from '@/parties/party';
import { ContactLines } from '@/public/contact-lines';
import { DeadLink } from '@/public/dead-link';
import { PublicFrame } from '@/public/public-frame';
import { lastDay } from '@/sales/last-day';
import { Notice } from '@/sales/notice';
import { openLink } from '@/sales/open-link';
import { WithdrawForm } from './withdraw-form';

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ sent?: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('withdrawPage');
  return { title: t('title') };
}

export default async function WithdrawPage({ params, searchParams }: PageProps) {
  const [{ token }, { sent }, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('withdrawPage'),
    getLocale(),
  ]);
  const path = `/withdraw/${encodeURIComponent(token)}`;
  const sale = await openLink(token, 'withdraw');
  if (!sale) return <DeadLink path={path} />;
  const { principal, withdrawal, withdrawalEndsOn: endsOn } = sale;
  const name = shortName(principal.name);
  const standing = sale.state === 'accepted' || sale.state === 'contracted';
  const late = endsOn !== null && dayOf(container().services.clock.now()) > endsOn;
  const date = endsOn === null ? '' : lastDay(endsOn, locale);
  return (
    <PublicFrame title={principal.name} mark={principal.name.slice(0, 1)} path={path}>
      <div className="flex flex-col gap-1.5">
        <h1 className="font-bold text-[1.75rem] leading-9">{t('title')}</h1>
        <p className="text-ink-2">{t('about', { product: sale.product, principal: name })}</p>
      </div>
      {withdrawal?.inTime ? (
        <Notice tone="ok" heading={`${t('done')}.`} announced>
          {t('doneText', { at: `${longDate(withdrawal.at, locale)} ${clock(withdrawal.at)}` })}
        </Notice>
      ) : sent === 'yes' && withdrawal ? (
        <Notice tone="info" heading={`${t('sent')}.`} announced>
          {t('sentText', { principal: name, date })}
        </Notice>
      ) : standing ? (
        <>
          <Notice tone={late ? 'wait' : 'info'} heading={late ? `${t('late')}.` : t('lead')}>
            {late
              ? t('lateText', { date, principal: name })
              : endsOn === null
                ? t('notBegun')
                : t('until', { date })}
          </Notice>
          <WithdrawForm token={token} late={late} />
          <p className="text-body text-ink-2">{t('form')}</p>
        </>
      ) : (
        <Notice tone="info" heading={`${t('none')}.`}>
          {t('noneText')}
        </Notice>
      )}
      <ContactLines phone={principal.phone} email={principal.email} postalAddress={principal.postalAddress} />
    </PublicFrame>
  );
}
