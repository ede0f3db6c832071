import { type Caller, whoCalled } from '@ringratt/services';
import { buttonLooks, classNames, controlLooks } from '@ringratt/ui';
import { ChevronRight, ExternalLink, ShieldBan } from 'lucide-react';
import { getLocale, getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { container } from '@/container';
import { longDate } from '@/format/instants';
import { phone } from '@/format/phone';
import { getPathname, Link } from '@/i18n/navigation';
import { shortName } from '@/parties/party';
import { ContactLines } from './contact-lines';
import { PublicFrame } from './public-frame';
import { type Use, usesOf } from './uses';

/** Who called: the form, and the answer for a number in any spelling. */
export async function WhoCalled({ asked }: { asked: string }) {
  const [t, locale] = await Promise.all([getTranslations('public'), getLocale()]);
  const answer = asked === '' ? null : await whoCalled(container().services, asked);
  const uses = usesOf(answer?.callers ?? []);
  const path = asked === '' ? '/who-called' : `/who-called/${encodeURIComponent(answer?.number ?? asked)}`;
  return (
    <PublicFrame title={t('whoCalled')} path={path}>
      {answer === null ? <h1 className="font-bold text-verdict">{t('whoCalledAsk')}</h1> : null}
      <search>
        <form
          method="get"
          action={getPathname({ href: '/who-called', locale })}
          className="flex flex-col gap-1.5"
        >
          <label htmlFor="number" className="font-medium text-body">
            {t('number')}
          </label>
          <div className="flex gap-2">
            <input
              id="number"
              name="number"
              type="tel"
              inputMode="tel"
              autoComplete="off"
              required
              maxLength={40}
              defaultValue={answer?.number ? phone(answer.number) : asked}
              placeholder={asked === '' ? '070-174 06 05' : undefined}
              className={classNames(controlLooks, 'h-12 min-w-0 flex-1 px-3.5 text-lead')}
            />
            <button type="submit" className={buttonLooks({ variant: 'primary', size: 'large' })}>
              {t('search')}
            </button>
          </div>
        </form>
      </search>
      {answer === null ? (
        <p className="text-ink-2">{t('whoCalledLead')}</p>
      ) : uses.length === 0 ? (
        <div className="flex flex-col gap-2">
          <h1 className="font-bold text-verdict">{t('notFoundTitle')}</h1>
          <p className="text-ink-2">{t('notFoundText')}</p>
        </div>
      ) : (
        uses.map((use, index) => (
          <UseOfNumber key={`${use.principal.id}${use.center.id}${use.kind}`} use={use} first={index === 0} />
        ))
      )}
      {answer && uses.length > 0 ? <WaysOut number={answer.number!} uses={uses} /> : null}
    </PublicFrame>
  );
}

async function UseOfNumber({ use, first }: { use: Use; first: boolean }) {
  const [t, locale] = await Promise.all([getTranslations('public'), getLocale()]);
  const own = use.principal.id === use.center.id;
  const Heading = first ? 'h1' : 'h2';
  return (
    <section className="flex flex-col gap-4">
      <div className="flex flex-col gap-1.5">
        <Heading className="font-bold text-verdict">
          {own
            ? t('called', { principal: shortName(use.principal.name) })
            : t('calledFor', {
                center: shortName(use.center.name),
                principal: shortName(use.principal.name),
              })}
        </Heading>
        <p className="text-ink-2">
          {t(`about.${use.kind}`, { about: use.abouts.join(', ') })}{' '}
          {t('since', { date: longDate(use.since, locale) })}
        </p>
      </div>
      <Contact party={use.principal} role={t(own ? 'ownRole' : `principalRole.${use.kind}`)} />
      {own ? null : <Contact party={use.center} role={t('centerRole')} />}
    </section>
  );
}

function Contact({ party, role }: { party: Caller['principal']; role: string }) {
  return (
    <div className="flex flex-col gap-1 border-line border-t pt-4">
      <p className="text-body text-ink-2">{role}</p>
      <p className="font-bold">{party.name}</p>
      <ContactLines {...party} />
    </div>
  );
}

async function WaysOut({ number, uses }: { number: string; uses: readonly Use[] }) {
  const t = await getTranslations('public');
  const parties = new Map(uses.flatMap(({ principal, center }) => [principal, center]).map((p) => [p.id, p]));
  const principals = new Map(uses.map(({ principal }) => [principal.id, principal]));
  return (
    <section className="flex flex-col gap-4 border-line border-t pt-5">
      <h2 className="font-bold">{t('block')}</h2>
      <div className="flex flex-col gap-2">
        <Link
          href={`/stop-calls?caller=${encodeURIComponent(number)}`}
          prefetch={false}
          className={classNames(buttonLooks({ variant: 'primary', size: 'large' }), 'w-full')}
        >
          <ShieldBan aria-hidden="true" />
          {t(parties.size > 1 ? 'blockBoth' : 'blockOne')}
        </Link>
        <p className="text-body text-ink-2">{t('blockHint')}</p>
      </div>
      <ul className="border-line border-t">
        <Way outside href="https://nixtelefon.org/">
          {t('nix')}
        </Way>
        {[...principals.values()].map((principal) => (
          <Way key={principal.id} href={`/privacy/${principal.id}`}>
            {t('yourData', { name: shortName(principal.name) })}
          </Way>
        ))}
        <Way outside href="https://www.konsumentverket.se/">
          {t('report')}
        </Way>
      </ul>
    </section>
  );
}

async function Way({
  href,
  outside = false,
  children,
}: {
  href: string;
  outside?: boolean;
  children: ReactNode;
}) {
  const t = await getTranslations('public');
  const looks =
    'flex min-h-12 items-center justify-between gap-3 py-2 text-accent hover:underline [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-ink-3';
  return (
    <li className="border-line border-b">
      {outside ? (
        <a href={href} className={looks} rel="noreferrer">
          <span>
            {children}
            <span className="sr-only">, {t('opensOther')}</span>
          </span>
          <ExternalLink aria-hidden="true" />
        </a>
      ) : (
        <Link href={href} prefetch={false} className={looks}>
          {children}
          <ChevronRight aria-hidden="true" />
        </Link>
      )}
    </li>
  );
}
