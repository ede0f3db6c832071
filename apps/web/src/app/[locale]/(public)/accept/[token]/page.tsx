import type { OpenedSale } from '@ringratt/services';
import { buttonLooks, classNames } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, longDate, weekdayAndDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { getPathname, Link } from '@/i18n/navigation';
import { shortName } from '@/parties/party';
import { DeadLink } from '@/public/dead-link';
import { PublicFrame } from '@/public/public-frame';
import { FileLink } from '@/sales/file-link';
import { lastDay } from '@/sales/last-day';
import { Notice } from '@/sales/notice';
import { openLink } from '@/sales/open-link';
import { Summary } from '@/sales/summary';
import { AnswerForm } from './answer-form';

interface PageProps {
  params: Promise<{ token: string }>;
  searchParams: Promise<{ refused?: string }>;
}

/** A link like this is a secret: it goes to no other site and into no index. */
export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const [{ token }, t] = await Promise.all([params, getTranslations('offerPage')]);
  const sale = await openLink(token, 'accept');
  if (!sale) return {};
  return {
    title: t(sale.contract ? 'contractTitle' : 'title', { principal: shortName(sale.principal.name) }),
  };
}

export default async function AcceptPage({ params, searchParams }: PageProps) {
  const [{ token }, { refused }, t, locale] = await Promise.all([
    params,
    searchParams,
    getTranslations('offerPage'),
    getLocale(),
  ]);
  const path = `/accept/${encodeURIComponent(token)}`;
  const sale = await openLink(token, 'accept');
  if (!sale) return <DeadLink path={path} />;
  const { principal, content, offer, contract, answerable } = sale;
  const name = shortName(principal.name);
  const file = (kind: 'offer' | 'contract') => getPathname({ href: `${path}/${kind}`, locale });
  return (
    <PublicFrame title={principal.name} mark={principal.name.slice(0, 1)} path={path}>
      <h1 className="font-bold text-[1.75rem] leading-9 [text-wrap:balance]">
        {t(contract ? 'contractTitle' : 'title', { principal: name })}
      </h1>
      <State sale={sale} name={name} refused={refused === 'changed'} />
      {content ? <Summary content={content} /> : null}
      {contract ? (
        <FileLink
          href={file('contract')}
          title={t('contract')}
          description={t('file', { pages: contract.pages, size: kilobytes(contract.size) })}
        />
      ) : null}
      {offer ? (
        <FileLink
          href={file('offer')}
          title={t('whole')}
          description={t('file', { pages: offer.pages, size: kilobytes(offer.size) })}
        />
      ) : null}
      <Withdrawal sale={sale} />
      {answerable.now && refused !== 'changed' ? <AnswerForm token={token} /> : null}
      <p className="text-body text-ink-2">
        {answerable.now && sale.answerBy !== null
          ? `${t('answerBy', { date: `${weekdayAndDate(sale.answerBy - 1, locale)} ${new Date(sale.answerBy - 1).getUTCFullYear()}` })} `
          : null}
        {t('questions', { principal: name, phone: phone(principal.phone) })}
      </p>
    </PublicFrame>
  );
}

async function State({ sale, name, refused }: { sale: OpenedSale; name: string; refused: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('offerPage'), getLocale()]);
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const { answer, answerable, answerBy, state } = sale;
  if (state === 'withdrawn' && sale.withdrawal) {
    return (
      <Notice tone="info" heading={`${t('withdrawn')}.`} announced>
        {t('withdrawnText', { at: at(sale.withdrawal.at) })}
      </Notice>
    );
  }
  if (answer?.answer === 'accepted') {
    return (
      <Notice tone="ok" heading={`${t('accepted')}.`} announced>
        {t('acceptedText', { name: answer.name, at: at(answer.at) })}{' '}
        {t(state === 'contracted' ? 'contractHere' : 'contractComing')}
      </Notice>
    );
  }
  if (answer?.answer === 'declined') {
    return (
      <Notice tone="info" heading={`${t('declined')}.`} announced>
        {t('declinedText')}
      </Notice>
    );
  }
  if (sale.regime === 'exempt') {
    return (
      <Notice tone="ok" heading={sale.content?.notice.heading ?? ''}>
        {sale.content?.notice.text ?? ''}
      </Notice>
    );
  }
  if (refused) {
    return (
      <Notice tone="wait" heading={t('changed')} announced>
        {t('changedText', { principal: name })}
      </Notice>
    );
  }
  if (answerable.now) {
    return (
      <Notice tone="info" heading={t('noContract')}>
        {t('noContractText')}
      </Notice>
    );
  }
  if (answerable.why === 'too-early') {
    return (
      <Notice tone="wait" heading={t('tooEarly', { at: at(answerable.from) })} announced>
        {t('noContract')} {t('tooEarlyText')}
      </Notice>
    );
  }
  if (answerable.why === 'expired' && answerBy !== null) {
    return (
      <Notice tone="wait" heading={t('expired')} announced>
        {t('expiredText', { date: longDate(answerBy - 1, locale), principal: name })}
      </Notice>
    );
  }
  return (
    <Notice tone="info" heading={t('noContract')}>
      {t('notYet')}
    </Notice>
  );
}

async function Withdrawal({ sale }: { sale: OpenedSale }) {
  const [t, locale] = await Promise.all([getTranslations('offerPage'), getLocale()]);
  const { withdrawalDays: days, withdrawToken, principal } = sale;
  if (days === null || sale.state === 'withdrawn' || sale.answer?.answer === 'declined') return null;
  if (withdrawToken) {
    return (
      <div className="flex flex-col gap-3">
        <p>
          {sale.withdrawalEndsOn === null
            ? t('withdrawGoods', { days })
            : t('withdrawUntil', { date: lastDay(sale.withdrawalEndsOn, locale) })}
        </p>
        <Link
          href={`/withdraw/${withdrawToken}`}
          prefetch={false}
          className={classNames(buttonLooks({ size: 'large' }), 'w-full')}
        >
          {t('withdraw')}
        </Link>
      </div>
    );
  }
  const how = { email: principal.email, phone: phone(principal.phone) };
  return (
    <div>
      <p>
        <strong className="font-bold">{t('withdrawal', { days })}</strong>{' '}
        <span className="text-ink-2">{t('withdrawalText')}</span>
      </p>
      <details className="mt-1">
        <summary className="w-fit cursor-pointer py-1 text-accent underline underline-offset-4">
          {t('withdrawalHow')}
        </summary>
        <p className="mt-1 text-ink-2">{t(sale.subject === 'goods' ? 'howGoods' : 'howService', how)}</p>
      </details>
    </div>
  );
}

const kilobytes = (bytes: number) => String(Math.max(1, Math.round(bytes / 1_000)));
