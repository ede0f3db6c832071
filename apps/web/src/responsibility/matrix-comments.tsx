import { duties } from '@ringratt/rules';
import { Section } from '@ringratt/ui';
import { useLocale, useTranslations } from 'next-intl';
import { clock, longDate } from '@/format/instants';
import { dutyWords } from '@/rules/duty-words';
import { CommentForm } from './matrix-acts';
import type { MatrixView } from './matrix-view';

/** What the parties have said of a version, and a word more. */
export function MatrixComments({ view: { matrix, comments, writes } }: { view: MatrixView }) {
  const t = useTranslations('responsibility');
  const locale = useLocale();
  return (
    <Section title={t('comments')} className="border-line border-t pt-4">
      {comments.length === 0 ? (
        <p className="text-ink-2 text-table">{t('noComments')}</p>
      ) : (
        <ul className="flex flex-col gap-4 text-table">
          {comments.map((comment) => (
            <li key={`${comment.at}${comment.personName}`} className="flex flex-col gap-0.5">
              {comment.duty ? <strong>{dutyWords(comment.duty, locale).title}</strong> : null}
              <span className="text-ink-2">
                {comment.personName}, {longDate(comment.at, locale)} {clock(comment.at)}
              </span>
              <span className="whitespace-pre-wrap">{comment.words}</span>
            </li>
          ))}
        </ul>
      )}
      {writes ? (
        <CommentForm
          assignmentId={matrix.assignmentId}
          duties={duties.map(({ id }) => ({ id, title: dutyWords(id, locale).title }))}
        />
      ) : null}
    </Section>
  );
}
