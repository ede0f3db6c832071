import { duties } from '@ringratt/rules';
import {
  type MatrixRow,
  type MatrixSide,
  type Responsibility,
  type ShownVersion,
  shownFingerprint,
} from '@ringratt/services';
import { type Paper, type Row, section, type Table } from '@ringratt/services/papers';
import type { useTranslations } from 'next-intl';
import { clock, type Language, longDate } from '@/format/instants';
import { stages } from '@/responsibility/matrix-view';
import { dutyWords } from '@/rules/duty-words';

type Words = ReturnType<typeof useTranslations<'responsibility'>>;
type Matrix = Responsibility & { shown: ShownVersion };

/** A version of the matrix as a paper: what state it is in, whose names stand under it, and every row. */
export function matrixPaper(matrix: Matrix, language: Language, t: Words, now: number): Paper {
  const { shown, principal, contactCenter, campaign } = matrix;
  const { version, state } = shown;
  const alone = principal.id === contactCenter.id;
  const names = { principal: principal.name, contactCenter: contactCenter.name, campaign: campaign.name };
  const at = atIn(language);
  return {
    title: t(state === 'proposed' ? 'paper.proposal' : 'paper.title', { version }),
    lead: t(alone ? 'paper.leadAlone' : 'paper.lead', names),
    ...noticeOf(matrix, language, t),
    summary: [
      [t('principal'), principal.name],
      [t('contactCenter'), contactCenter.name],
      [
        t('paper.state'),
        state === 'signed' && shown.signedAt !== null
          ? t('paper.holdsSince', { at: at(shown.signedAt) })
          : t(`state.${state}`),
      ],
      ...signatureRows(matrix, language, t),
      ...(['listSuppliers', 'subcontractors'] as const).map(
        (kind): Row => [t(kind), namesOf(shown, kind, t)],
      ),
      [t('fingerprint'), shown.fingerprint],
      ...(shown.comparedWith === null
        ? []
        : [
            [
              t('paper.compared', { version: shown.comparedWith }),
              t('paper.changes', { count: shown.changed.rows.length }),
            ] as const,
          ]),
    ],
    total: null,
    sections: [{ ...section(t('paper.duties'), []), table: tableOf(matrix, language, t) }],
    form: null,
    footer: [
      [t('campaign'), campaign.name],
      [t('fingerprint'), shownFingerprint(shown.fingerprint)],
      [t('paper.taken'), at(now)],
    ],
  };
}

const atIn = (language: Language) => (instant: number) => `${longDate(instant, language)} ${clock(instant)}`;

/** What must not be missed: that it does not hold, and what does; nothing where it holds. */
function noticeOf({ shown, holds }: Matrix, language: Language, t: Words): Pick<Paper, 'notice'> {
  const { state, signedAt, closedAt, missing } = shown;
  if (state === 'signed') return {};
  const at = atIn(language);
  const why =
    state === 'proposed'
      ? holds === null
        ? t('paper.nothingMeanwhile')
        : t('paper.meanwhile', { version: holds })
      : signedAt !== null && closedAt !== null
        ? t('paper.noLonger', { from: at(signedAt), to: at(closedAt) })
        : t('paper.neverHeld');
  const lacks = missing.map((id) =>
    id === 'listSuppliers' || id === 'subcontractors' ? t(id) : dutyWords(id, language).title,
  );
  const text = lacks.length === 0 ? why : `${why} ${t('paper.lacks', { what: lacks.join(', ') })}`;
  return { notice: { heading: t(`paper.notice.${state}`), text } };
}

function signatureRows(matrix: Matrix, language: Language, t: Words): Row[] {
  const at = atIn(language);
  const standing = matrix.signatures.filter(
    ({ version, voidedAt }) => version === matrix.shown.version && voidedAt === null,
  );
  return (['principal', 'contactCenter'] as const).map((side) => {
    const party = matrix[side].name;
    const signature = standing.find((one) => one.side === side);
    return [
      t('paper.signature'),
      signature
        ? t('paper.signedBy', { party, name: signature.personName, at: at(signature.at) })
        : t('paper.notSigned', { party }),
    ];
  });
}

function namesOf({ content }: ShownVersion, kind: 'listSuppliers' | 'subcontractors', t: Words): string {
  const names = content[kind];
  if (names === null) return t('noneStated');
  return names.length === 0 ? t('noneExist') : names.join(', ');
}

function tableOf({ shown }: Matrix, language: Language, t: Words): Table {
  const { content, before, changed } = shown;
  const side = (one: MatrixSide | null) => (one === null ? '–' : t(one));
  const words: Record<keyof MatrixRow, (row: MatrixRow) => string> = {
    responsible: (row) => side(row.responsible),
    checks: (row) => side(row.checks),
    told: (row) => side(row.told),
    how: (row) => row.how || t('asGuidelines'),
    by: (row) => t(`due.${row.by}`),
  };
  const cell = (id: keyof typeof content.rows, field: keyof MatrixRow) => {
    const now = words[field](content.rows[id]);
    const was = before && words[field](before.rows[id]);
    return was === null || was === now ? now : t('paper.was', { now, before: was });
  };
  return {
    columns: [
      { label: t('clause'), share: 6 },
      { label: t('duty'), share: 24 },
      { label: t('responsible'), share: 13 },
      { label: t('checks'), share: 13 },
      { label: t('told'), share: 13 },
      { label: t('how'), share: 22 },
      { label: t('by'), share: 15 },
    ],
    rows: stages.flatMap((stage) => {
      const rows = duties.filter((duty) => duty.stage === stage);
      return [
        { group: `${t(`stages.${stage}`)} (${rows.length})` },
        ...rows.map(({ id }) => {
          const { title, clause } = dutyWords(id, language);
          const marked = changed.rows.includes(id);
          return {
            marked,
            cells: [
              clause,
              marked ? `${title} · ${t('changedMark')}` : title,
              ...(['responsible', 'checks', 'told', 'how', 'by'] as const).map((field) => cell(id, field)),
            ],
          };
        }),
      ];
    }),
  };
}
