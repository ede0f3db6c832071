'use client';

import { Button, CheckboxField, ErrorSummary, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { DateField } from '@/dates/date-field';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { issueWords, problemIn, useProblemWords } from '@/session/problem-words';

const fieldsOf = {
  consents: ['number', 'givenAt', 'source'],
  relations: ['number', 'productKind', 'since'],
} as const;
const dates = ['givenAt', 'since'];

/** One entry of a register by hand. */
export function EntryForm({ register }: { register: 'consents' | 'relations' }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const form = useRef<HTMLFormElement>(null);
  const acts = { consents: portal.registers.addConsent, relations: portal.registers.addCustomerRelation };
  const add = useMutation(
    acts[register].mutationOptions({
      onSuccess: () => {
        form.current?.reset();
        router.refresh();
      },
    }),
  );
  const issue = problemIn(add.error)?.issues[0];
  const refusal = `registers.refusals.${issue?.message}` as Parameters<typeof t.has>[0];
  const words = issue
    ? t.has(refusal)
      ? t(refusal as 'registers.refusals.required')
      : issueWords(t, issue)
    : add.error
      ? problem(add.error)
      : undefined;
  return (
    <form
      ref={form}
      noValidate
      className="flex flex-wrap items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        add.mutate(Object.fromEntries([...given].map(([name, value]) => [name, String(value).trim()])));
      }}
    >
      {words ? (
        <div className="w-full">
          <ErrorSummary
            title={t('registers.notSaved')}
            pagePrefix={t('common.error')}
            errors={[{ ...(issue ? { id: `entry-${issue.path}` } : {}), text: words }]}
          />
        </div>
      ) : null}
      {fieldsOf[register].map((field) => {
        const given = {
          id: `entry-${field}`,
          name: field,
          label: t(`registers.fields.${field}`),
          errorPrefix: t('common.error'),
          error: issue?.path === field ? words : undefined,
          fieldClassName: 'w-52 max-sm:w-full',
        };
        return dates.includes(field) ? (
          <DateField key={field} {...given} />
        ) : (
          <TextField key={field} {...given} type={field === 'number' ? 'tel' : 'text'} maxLength={300} />
        );
      })}
      {register === 'consents' ? (
        <div className="mt-7">
          <CheckboxField
            id="entry-automated"
            name="automated"
            value="ja"
            label={t('registers.fields.automated')}
          />
        </div>
      ) : null}
      <Button type="submit" variant="primary" busy={add.isPending} className="mt-6">
        <Plus aria-hidden="true" />
        {t('registers.save')}
      </Button>
      <p role="status" className="w-full text-table empty:hidden">
        {add.data ? t(add.data.written > 0 ? 'registers.saved' : 'registers.same') : null}
      </p>
    </form>
  );
}
