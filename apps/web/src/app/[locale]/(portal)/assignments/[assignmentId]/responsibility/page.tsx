import { type DutyId, duties, type Stage } from '@ringratt/rules';
import { maySign } from '@ringratt/services';
import {
  Breadcrumbs,
  EmptyState,
  PageHead,
  PartyMark,
  Section,
  Segments,
  Status,
  segmentLooks,
} from '@ringratt/ui';
import { CalendarDays, Check, ChevronRight, Handshake, PenLine } from 'lucide-react';
import type { Metadata } from 'next';
import { getLocale, getTranslations } from 'next-intl/server';
import { clock, longDate, shortDate } from '@/format/instants';
import { Link } from '@/i18n/navigation';
import { Party, shortName } from '@/parties/party';
import {
  BeginMatrix,
  CommentForm,
  NamesForm,
  SaveTemplate,
  SignForm,
  WithdrawVersion,
} from '@/responsibility/matrix-acts';
import { MatrixRow } from '@/responsibility/matrix-row';
import { dutyWords } from '@/rules/duty-words';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ assignmentId: string }>;
  searchParams: Promise<{ version?: string; show?: string }>;
}

const stages: readonly Stage[] = ['attempt', 'outcome', 'call', 'sale', 'activation', 'afterwards'];
const views = ['all', 'changed', 'ours', 'comments'] as const;

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('responsibility'))('matrix') };
}

export default async function ResponsibilityPage({ params, searchParams }: PageProps) {
  const [{ assignmentId }, query, t, words, locale, membership] = await Promise.all([
    params,
    searchParams,
    getTranslations('responsibility'),
    getTranslations('common'),
    getLocale(),
    currentMembership(),
  ]);
  const asked = Number(query.version);
  const matrix = await orNotFound(
    (await portal()).responsibility.get({
      assignmentId,
      ...(Number.isInteger(asked) && asked > 0 ? { version: asked } : {}),
    }),
  );
  const { shown, sides, principal, contactCenter, holds } = matrix;
  const principalOnly = sides.length === 1 && sides[0] === 'principal';
  const other = principalOnly ? contactCenter : principal;
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  const crumbs = (
    <Breadcrumbs
      label={words('path')}
      parts={[
        <Link
          key="of"
          href={principalOnly ? `/campaigns/${matrix.campaign.id}/parts` : `/assignments/${assignmentId}`}
        >
          {matrix.campaign.name}
        </Link>,
        t('title'),
      ]}
    />
  );
  if (!shown) {
    return (
      <div className="flex flex-col gap-5">
        {crumbs}
        <PageHead title={t('matrix')} />
        <EmptyState
          icon={<Handshake />}
          title={t('noMatrix')}
          action={writes ? <BeginMatrix assignmentId={assignmentId} /> : null}
        >
          {t('noMatrixText')}
        </EmptyState>
      </div>
    );
  }
  const { content, before, changed } = shown;
  const isOpen = shown.state === 'proposed';
  // Editing what holds opens the next version; another version that is open is edited instead.
  const edits = writes && (isOpen || (matrix.open === null && shown.state === 'signed'));
  const revision = isOpen ? shown.revision : null;
  const names = { principal: principal.name, contactCenter: contactCenter.name };
  const signatures = matrix.signatures.filter(({ version }) => version === shown.version);
  const standing = signatures.filter(({ voidedAt }) => voidedAt === null);
  const voided = signatures.filter(({ voidedAt }) => voidedAt !== null);
  const ourTurn = isOpen && sides.some((side) => !standing.some((one) => one.side === side));
  const complete = shown.missing.length === 0;
  const filled = duties.filter(({ id }) => content.rows[id].responsible !== null).length;
  const comments = matrix.comments.filter(({ version }) => version === shown.version);
  const commented = new Set(comments.flatMap(({ duty }) => duty ?? []));
  const changes = changed.rows.length + Number(changed.listSuppliers) + Number(changed.subcontractors);
  const view = views.find((one) => one === query.show) ?? 'all';
  const included = (id: DutyId) => {
    const { responsible } = content.rows[id];
    if (view === 'changed') return changed.rows.includes(id);
    if (view === 'ours')
      return responsible === 'both' || (responsible !== null && sides.includes(responsible));
    return view === 'comments' ? commented.has(id) : true;
  };
  const count = (which: (typeof views)[number]) =>
    which === 'all'
      ? duties.length
      : which === 'changed'
        ? changed.rows.length
        : which === 'comments'
          ? comments.length
          : duties.filter(({ id }) => {
              const { responsible } = content.rows[id];
              return responsible === 'both' || (responsible !== null && sides.includes(responsible));
            }).length;
  const href = (parameters: { version?: number; show?: string }) => {
    const search = new URLSearchParams();
    const version = parameters.version ?? (query.version ? shown.version : undefined);
    if (version !== undefined) search.set('version', String(version));
    if (parameters.show && parameters.show !== 'all') search.set('show', parameters.show);
    const text = search.toString();
    return `/assignments/${assignmentId}/responsibility${text ? `?${text}` : ''}`;
  };
  const at = (instant: number) => `${longDate(instant, locale)} ${clock(instant)}`;
  const status = !isOpen
    ? {
        tone: shown.state === 'signed' ? ('ok' as const) : ('none' as const),
        text: t(`state.${shown.state}`),
      }
    : !complete
      ? { tone: 'waiting' as const, text: t('incomplete') }
      : ourTurn
        ? { tone: 'waiting' as const, text: t(standing.length === 0 ? 'waitsForBoth' : 'waitsForYou') }
        : { tone: 'waiting' as const, text: t('waitsForOther', { party: shortName(other.name) }) };
  return (
    <div className="flex flex-col gap-5">
      {crumbs}
      <PageHead
        title={t('matrixVersion', { version: shown.version })}
        beside={
          <Status tone={status.tone} pill icon={isOpen ? <PenLine aria-hidden="true" /> : undefined}>
            {status.text}
          </Status>
        }
        facts={[
          <>
            <Check aria-hidden="true" />
            {t('filled', { filled, all: duties.length })}
          </>,
          <>
            <PenLine aria-hidden="true" />
            {shown.comparedWith === null
              ? t('first')
              : t('changes', { count: changes, version: shown.comparedWith })}
          </>,
          ...(isOpen
            ? [
                <>
                  <CalendarDays aria-hidden="true" />
                  {holds === null ? t('nothingMeanwhile') : t('appliesMeanwhile', { version: holds })}
                </>,
              ]
            : []),
        ]}
      />
      <div className="grid grid-cols-[minmax(0,1fr)_296px] gap-8 border-line border-t pt-4 max-xl:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-5">
          <div className="flex flex-wrap items-center justify-between gap-3">
            <Segments label={t('views')}>
              {views.map((one) => (
                <Link
                  key={one}
                  href={href({ show: one })}
                  aria-current={view === one ? 'true' : undefined}
                  className={segmentLooks}
                >
                  {t(one)} <span className="pl-1.5 text-ink-2">{count(one)}</span>
                </Link>
              ))}
            </Segments>
            <ul className="flex flex-wrap gap-4 text-ink-2 text-table">
              <li className="flex items-center gap-1.5">
                <PartyMark shape="square" letter={principal.name.slice(0, 1)} />
                {t('principal')}
              </li>
              <li className="flex items-center gap-1.5">
                <PartyMark shape="circle" letter={contactCenter.name.slice(0, 1)} />
                {t('contactCenter')}
              </li>
            </ul>
          </div>
          {!complete && isOpen ? (
            <p className="rounded-control bg-warn-fill px-4 py-3 text-table">
              <strong className="text-warn">{t('missing')}:</strong>{' '}
              {shown.missing
                .map((id) =>
                  id === 'listSuppliers' || id === 'subcontractors' ? t(id) : dutyWords(id, locale).title,
                )
                .join(', ')}
            </p>
          ) : null}
          {stages.map((stage) => {
            const rows = duties.filter((duty) => duty.stage === stage && included(duty.id));
            const groupChanges = rows.filter(({ id }) => changed.rows.includes(id)).length;
            if (rows.length === 0) return null;
            const opened = view !== 'all' || groupChanges > 0 || before === null;
            return (
              <details key={stage} open={opened} className="group border-line border-b">
                <summary className="flex cursor-pointer list-none items-center gap-2 py-2 text-table">
                  <ChevronRight aria-hidden="true" className="size-4 text-ink-3 group-open:rotate-90" />
                  <strong>{t(`stages.${stage}`)}</strong>
                  <span className="text-ink-2">{rows.length}</span>
                  {before ? (
                    <span className="text-ink-2">{t('groupChanges', { count: groupChanges })}</span>
                  ) : null}
                </summary>
                <div className="overflow-x-auto">
                  <table className="w-full border-collapse max-md:block">
                    <caption className="sr-only">{t(`stages.${stage}`)}</caption>
                    <thead className="max-md:sr-only">
                      <tr className="border-line border-b text-left text-ink-2 text-label">
                        {(['clause', 'duty', 'responsible', 'checks', 'told', 'how', 'by'] as const).map(
                          (head) => (
                            <th key={head} scope="col" className="py-1.5 pr-3 font-medium first:pl-1">
                              {t(head)}
                            </th>
                          ),
                        )}
                        <th scope="col">
                          <span className="sr-only">{t('edit')}</span>
                        </th>
                      </tr>
                    </thead>
                    <tbody className="max-md:block">
                      {rows.map(({ id }) => (
                        <MatrixRow
                          key={`${id}-${shown.revision}`}
                          assignmentId={assignmentId}
                          revision={revision}
                          duty={{ id, ...dutyWords(id, locale) }}
                          row={content.rows[id]}
                          before={before && changed.rows.includes(id) ? before.rows[id] : null}
                          names={names}
                          edits={edits}
                        />
                      ))}
                    </tbody>
                  </table>
                </div>
              </details>
            );
          })}
          <Section title={t('names')}>
            {edits ? (
              <NamesForm
                key={shown.revision}
                assignmentId={assignmentId}
                revision={revision}
                listSuppliers={content.listSuppliers}
                subcontractors={content.subcontractors}
              />
            ) : (
              <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-6 gap-y-1 text-table">
                {(['listSuppliers', 'subcontractors'] as const).map((kind) => (
                  <div key={kind} className="contents">
                    <dt className="text-ink-2">{t(kind)}</dt>
                    <dd>
                      {content[kind] === null
                        ? t('noneStated')
                        : content[kind].length === 0
                          ? t('noneExist')
                          : content[kind].join(', ')}
                    </dd>
                  </div>
                ))}
              </dl>
            )}
          </Section>
        </div>
        <aside className="flex min-w-0 flex-col gap-6 border-line xl:border-l xl:pl-7">
          <Section title={t('signing', { version: shown.version })}>
            <p className="text-ink-2 text-table">{t('sameFingerprint')}</p>
            <p className="flex flex-wrap items-center justify-between gap-2 rounded-control bg-sunken px-3 py-2 text-label">
              <span className="text-ink-2">{t('fingerprint')}</span>
              <code title={shown.fingerprint}>
                {shown.fingerprint.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ')}
              </code>
            </p>
            <ul className="flex flex-col">
              {(['principal', 'contactCenter'] as const).map((side) => {
                const signature = standing.find((one) => one.side === side);
                return (
                  <li
                    key={side}
                    className="flex items-start justify-between gap-3 border-line border-b py-3 text-table"
                  >
                    <span className="flex min-w-0 flex-col">
                      <strong>
                        <Party side={side} name={names[side]} />
                      </strong>
                      {signature ? (
                        <span className="text-ink-2">
                          {signature.personName}, {at(signature.at)}
                        </span>
                      ) : null}
                    </span>
                    {signature ? (
                      <Status tone="ok">{t('signed')}</Status>
                    ) : (
                      <Status tone="waiting">{t(sides.includes(side) ? 'yourTurn' : 'waiting')}</Status>
                    )}
                  </li>
                );
              })}
            </ul>
            {voided.map((one) => (
              <p key={`${one.side}${one.at}`} className="rounded-control bg-warn-fill px-3 py-2 text-table">
                {t('void', { name: one.personName, at: at(one.at) })}
              </p>
            ))}
            {ourTurn ? (
              !complete ? (
                <p className="text-ink-2 text-table">{t('completeFirst')}</p>
              ) : membership &&
                maySign({ kind: 'person', personId: '', role: membership.role, signs: membership.signs }) ? (
                <SignForm
                  key={shown.fingerprint}
                  assignmentId={assignmentId}
                  version={shown.version}
                  fingerprint={shown.fingerprint}
                  changes={changes}
                />
              ) : (
                <p className="text-ink-2 text-table">{t('mayNotSign')}</p>
              )
            ) : null}
            <p className="text-ink-2 text-table">
              {isOpen
                ? holds === null
                  ? t('nothingMeanwhile')
                  : t('appliesMeanwhile', { version: holds })
                : null}
            </p>
          </Section>
          <Section title={t('history')} className="border-line border-t pt-4">
            <ul className="flex flex-col gap-2 text-table">
              {matrix.versions.map((one) => (
                <li key={one.version} className="flex items-baseline justify-between gap-3">
                  <Link
                    href={href({ version: one.version })}
                    aria-current={one.version === shown.version ? 'page' : undefined}
                    className="aria-[current=page]:font-bold hover:underline"
                  >
                    {one.version} · {t(`state.${one.state}`)}
                  </Link>
                  <span className="shrink-0 text-ink-2">
                    {shortDate(one.signedAt ?? one.createdAt, locale)}
                  </span>
                </li>
              ))}
            </ul>
            {shown.comparedWith === null ? null : (
              <p className="text-ink-2 text-table">{t('compare', { version: shown.comparedWith })}</p>
            )}
            {writes && isOpen && sides.includes(shown.openedBy) ? (
              <WithdrawVersion assignmentId={assignmentId} version={shown.version} />
            ) : null}
            {writes && sides.includes('principal') ? <SaveTemplate assignmentId={assignmentId} /> : null}
          </Section>
          <Section title={t('comments')} className="border-line border-t pt-4">
            {comments.length === 0 ? (
              <p className="text-ink-2 text-table">{t('noComments')}</p>
            ) : (
              <ul className="flex flex-col gap-4 text-table">
                {comments.map((comment) => (
                  <li key={`${comment.at}${comment.personName}`} className="flex flex-col gap-0.5">
                    {comment.duty ? <strong>{dutyWords(comment.duty, locale).title}</strong> : null}
                    <span className="text-ink-2">
                      {comment.personName}, {at(comment.at)}
                    </span>
                    <span className="whitespace-pre-wrap">{comment.words}</span>
                  </li>
                ))}
              </ul>
            )}
            {writes ? (
              <CommentForm
                assignmentId={assignmentId}
                duties={duties.map(({ id }) => ({ id, title: dutyWords(id, locale).title }))}
              />
            ) : null}
          </Section>
        </aside>
      </div>
    </div>
  );
}
