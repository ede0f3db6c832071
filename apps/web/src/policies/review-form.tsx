'use client';

import type { ReviewQuestion } from '@ringratt/services';
import { Button, ErrorSummary, TextAreaField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { longDate } from '@/format/instants';
import { useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';

const answers = ['yes', 'no', 'notApplicable'] as const;

/** The yearly questions; a "no" asks what is done about it. */
export function ReviewForm({ questions }: { questions: readonly ReviewQuestion[] }) {
  const t = useTranslations('policies');
  const common = useTranslations('common');
  const locale = useLocale();
  const router = useRouter();
  const sign = useMutation(
    usePortal().privacy.signReview.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const idOf = (path: string) => {
    const [, question, part] = path.split('.');
    return question ? (part === 'note' ? `note-${question}` : `${question}-yes`) : path;
  };
  const faults = useFormFaults(sign.error, { idOf });
  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        sign.mutate({
          answers: Object.fromEntries(
            questions.map((question) => [
              question,
              {
                answer: given.get(question) ?? undefined,
                note: String(given.get(`note-${question}`) ?? ''),
              },
            ]),
          ) as never,
          findings: String(given.get('findings') ?? ''),
        });
      }}
    >
      <ErrorSummary {...faults.summary} />
      <h2 className="font-bold text-lead">{t('newReview')}</h2>
      {questions.map((question) => {
        const fault = faults.at(`answers.${question}.answer`) ?? faults.at(`answers.${question}`);
        return (
          <fieldset key={question} className="flex flex-col gap-2 border-line border-t pt-4">
            <legend className="float-left w-full font-medium">{t(`questions.${question}`)}</legend>
            <div className="clear-both flex flex-wrap gap-x-6 gap-y-1">
              {answers.map((answer) => (
                <label key={answer} className="inline-flex min-h-6 items-center gap-2 text-table">
                  <input
                    type="radio"
                    id={`${question}-${answer}`}
                    name={question}
                    value={answer}
                    aria-invalid={fault ? true : undefined}
                    className="size-4 accent-(--accent)"
                  />
                  {t(`answer.${answer}`)}
                </label>
              ))}
            </div>
            {fault ? <p className="text-bad text-table">{fault}</p> : null}
            <TextField
              id={`note-${question}`}
              name={`note-${question}`}
              label={t('note')}
              hint={t('noteHint')}
              maxLength={1_000}
              error={faults.at(`answers.${question}.note`)}
              errorPrefix={common('error')}
            />
          </fieldset>
        );
      })}
      <TextAreaField
        id="findings"
        name="findings"
        label={t('findings')}
        rows={4}
        maxLength={4_000}
        error={faults.at('findings')}
        errorPrefix={common('error')}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={sign.isPending}>
          {t('sign')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {sign.data ? t('signed', { date: longDate(sign.data.nextDueAt, locale) }) : null}
        </span>
      </div>
    </form>
  );
}
