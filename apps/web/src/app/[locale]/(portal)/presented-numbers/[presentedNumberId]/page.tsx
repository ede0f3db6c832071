import { may } from '@ringratt/services';
import { Breadcrumbs, buttonLooks, PageHead, Section } from '@ringratt/ui';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { CallbackTest, ConfirmAnnouncement } from '@/caller-numbers/callback-acts';
import { longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { Link } from '@/i18n/navigation';
import { DutyChip } from '@/rules/duty-chip';
import { orNotFound } from '@/session/not-found';
import { pageActing, portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ presentedNumberId: string }>;
}

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('callerNumbers'))('title') };
}

export default async function PresentedNumberPage({ params }: PageProps) {
  const [given, t, words, locale, acting, call] = await Promise.all([
    params,
    getTranslations('callerNumbers'),
    getTranslations('common'),
    getLocale(),
    pageActing(),
    portal(),
  ]);
  const one = await orNotFound(call.presentedNumbers.get(given));
  const date = (at: number) => longDate(at, locale);
  const acts = one.ownCenter && one.to === null && may(acting.actor, 'assignment.write');
  const ids = { assignmentId: one.assignmentId, presentedNumberId: one.id };
  return (
    <div className="flex flex-col gap-6">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href="/presented-numbers">
            {t('title')}
          </Link>,
          phone(one.number),
        ]}
      />
      <PageHead
        title={phone(one.number)}
        facts={[
          one.campaignName,
          one.to === null ? t('since', { date: date(one.from) }) : t('ended', { date: date(one.to) }),
          one.foundUntil === null ? t('neverShown') : t('foundUntil', { date: date(one.foundUntil) }),
        ]}
        actions={
          <Link href={`/who-called/${encodeURIComponent(one.number)}`} className={buttonLooks()}>
            {t('lookup')}
          </Link>
        }
      />
      <Section title={t('callback')} beside={<DutyChip duty="presented-number" />}>
        <p>
          {t(one.callable ? 'works' : 'fails')}
          {one.testedAt ? `. ${t('testedAt', { date: date(one.testedAt) })}` : `. ${t('untested')}`}
          {one.testDueAt ? `. ${t('nextTest')} ${date(one.testDueAt)}.` : '.'}
        </p>
        {acts ? (
          <CallbackTest {...ids} />
        ) : (
          <p className="text-ink-2">{t('onlyCenter', { center: one.centerName })}</p>
        )}
      </Section>
      <Section title={t('texts')} beside={<DutyChip duty="callback-announcement" />}>
        <p className="text-ink-2">{t('facts')}</p>
        {one.outdated ? <p className="text-warn">{t('outdated')}</p> : null}
        {(['message', 'person'] as const).map((kind) => (
          <div key={kind} className="flex max-w-prose flex-col gap-3 border-line border-t pt-4">
            <h3 className="font-bold">{t(`kinds.${kind}`)}</h3>
            <p lang="sv">{one.rendered[kind].sv.text}</p>
            <p lang="en" className="text-ink-2">
              {one.rendered[kind].en.text}
            </p>
            {one.answeredBy === kind && one.announcedAt ? (
              <p className="text-ok text-table">{t('confirmed', { date: date(one.announcedAt) })}</p>
            ) : null}
            {acts ? <ConfirmAnnouncement {...ids} answeredBy={kind} /> : null}
          </div>
        ))}
      </Section>
    </div>
  );
}
