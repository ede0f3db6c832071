import { Breadcrumbs, CopyId, PageHead } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '@/i18n/navigation';
import { FactRows } from '@/incidents/fact-rows';
import { Party } from '@/parties/party';

interface AnswerPageProps {
  /** The list it stands in, and its name there. */
  list: { href: string; title: string };
  name: string;
  title: string;
  status: ReactNode;
  /** What of both parties' it is, and when it is to be answered. */
  of: { id: string; campaignName: string; principalName: string; centerName: string };
  due: string;
  rows: readonly (readonly [ReactNode, ReactNode])[];
  /** Under the facts. */
  note?: ReactNode;
  children: ReactNode;
}

/** What a consumer has written, a complaint or a claim: its words and answer, and the facts beside. */
export function AnswerPage({ list, name, title, status, of, due, rows, note, children }: AnswerPageProps) {
  const t = useTranslations('complaints');
  const words = useTranslations('common');
  return (
    <div className="flex flex-col gap-5">
      <Breadcrumbs
        label={words('path')}
        parts={[
          <Link key="list" href={list.href}>
            {list.title}
          </Link>,
          name,
        ]}
      />
      <PageHead
        title={title}
        beside={status}
        facts={[
          of.campaignName,
          <Party key="p" side="principal" name={of.principalName} />,
          <Party key="c" side="contactCenter" name={of.centerName} />,
          due,
        ]}
      />
      <div className="grid gap-x-12 gap-y-8 border-line border-t pt-5 lg:grid-cols-[minmax(0,1fr)_360px]">
        <div className="flex flex-col gap-8">{children}</div>
        <aside aria-label={t('facts')} className="flex flex-col gap-4 lg:border-line lg:border-l lg:pl-8">
          <h2 className="font-bold text-body">{t('facts')}</h2>
          <FactRows rows={rows} />
          {note ? <p className="text-ink-2 text-table">{note}</p> : null}
          <div className="flex flex-col gap-1 border-line border-t pt-4 text-table">
            <span className="text-ink-2">{t('id')}</span>
            <CopyId id={of.id} label={words('copy')} copiedLabel={words('copied')} />
          </div>
        </aside>
      </div>
    </div>
  );
}

/** Words as they were written. */
export function Written({ children }: { children: ReactNode }) {
  return <p className="max-w-prose whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</p>;
}

/** What was decided, why, by whom and when. */
export function Decided({ word, why, by }: { word: string; why: string | null; by: string }) {
  return (
    <>
      <p className="font-medium">{word}</p>
      <Written>{why}</Written>
      <p className="text-ink-2 text-table">{by}</p>
    </>
  );
}
