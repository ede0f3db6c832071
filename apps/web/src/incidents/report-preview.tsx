import type { ReportDraft, ReportRecipient } from '@ringratt/services';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { FactRows } from '@/incidents/fact-rows';

/** What a person has said so far. */
export interface Statement {
  recipient: ReportRecipient | null;
  language: 'sv' | 'en';
  account: string;
  done: string;
  contact: string;
}

/** The report as it will read; what is still missing is told in its place. */
export function ReportPreview({ draft, from, said }: { draft: ReportDraft; from: string; said: Statement }) {
  const t = useTranslations('incidents.report');
  const { labels } = draft;
  const missing = <span className="text-warn">{t('missing')}</span>;
  return (
    <section aria-label={t('preview')} className="flex min-w-0 flex-col gap-3">
      <h2 className="font-bold text-body">{t('preview')}</h2>
      <article
        lang={said.language}
        className="flex flex-col gap-5 rounded-control border border-line bg-surface p-6 max-sm:p-4"
      >
        <div className="flex flex-col gap-3">
          <h3 className="font-bold text-title">{draft.title}</h3>
          <FactRows
            rows={[
              [labels.to, said.recipient ? draft.recipients[said.recipient] : missing],
              [labels.from, from],
              [labels.contact, said.contact.trim() || missing],
            ]}
          />
          <p className="max-w-prose">{draft.lead}</p>
        </div>
        <Part heading={draft.broken.heading}>
          {draft.broken.paragraphs.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </Part>
        {said.account.trim() ? <Part heading={labels.account}>{said.account.trim()}</Part> : null}
        {draft.facts.map(({ heading, rows }) => (
          <Part key={heading} heading={heading}>
            <FactRows rows={rows} />
          </Part>
        ))}
        <Part heading={labels.done}>{said.done.trim() || missing}</Part>
      </article>
    </section>
  );
}

function Part({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <div className="flex max-w-prose flex-col gap-1.5">
      <h4 className="font-bold">{heading}</h4>
      <div className="flex flex-col gap-1 whitespace-pre-wrap [overflow-wrap:anywhere]">{children}</div>
    </div>
  );
}
