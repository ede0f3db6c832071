'use client';

import { Button, ErrorSummary, TextAreaField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';

/** Who may listen to recordings, where they are kept and how they are deleted (4.3). */
export function RecordingPolicyForm({
  policy,
}: {
  policy: { listeners: string; place: string; deletion: string } | null;
}) {
  const t = useTranslations('policies');
  const common = useTranslations('common');
  const router = useRouter();
  const publish = useMutation(
    usePortal().privacy.publishRecordings.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const faults = useFormFaults(publish.error);
  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        const text = (name: string) => String(given.get(name) ?? '');
        publish.mutate({ listeners: text('listeners'), place: text('place'), deletion: text('deletion') });
      }}
    >
      <ErrorSummary {...faults.summary} />
      {(['listeners', 'place', 'deletion'] as const).map((field) => (
        <TextAreaField
          key={field}
          id={field}
          name={field}
          label={t(field)}
          hint={t(`${field}Hint`)}
          maxLength={2_000}
          defaultValue={policy?.[field]}
          error={faults.at(field)}
          errorPrefix={common('error')}
        />
      ))}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={publish.isPending}>
          {t('publishRecordings')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {publish.data ? t('published', { version: publish.data.version }) : null}
        </span>
      </div>
    </form>
  );
}

/** How consumers block their number with the organization (2). */
export function BlockingForm({ words, foundAt }: { words: string; foundAt: string }) {
  const t = useTranslations('policies');
  const common = useTranslations('common');
  const router = useRouter();
  const publish = useMutation(
    usePortal().privacy.publishBlocking.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const faults = useFormFaults(publish.error);
  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const given = new FormData(event.currentTarget);
        publish.mutate({
          words: String(given.get('words') ?? ''),
          foundAt: String(given.get('foundAt') ?? ''),
        });
      }}
    >
      <ErrorSummary {...faults.summary} />
      <TextAreaField
        id="words"
        name="words"
        label={t('words')}
        hint={t('wordsHint')}
        rows={5}
        maxLength={2_000}
        defaultValue={words}
        error={faults.at('words')}
        errorPrefix={common('error')}
      />
      <TextField
        id="foundAt"
        name="foundAt"
        type="url"
        label={t('foundAt')}
        optional={common('optional')}
        defaultValue={foundAt}
        error={faults.at('foundAt')}
        errorPrefix={common('error')}
      />
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" busy={publish.isPending}>
          {t('publishBlocking')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {publish.data ? t('published', { version: publish.data.version }) : null}
        </span>
      </div>
    </form>
  );
}
