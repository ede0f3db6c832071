'use client';

import type { PrivacyItem } from '@ringratt/rules';
import {
  Button,
  CheckboxField,
  ErrorSummary,
  SelectField,
  Status,
  TextAreaField,
  TextField,
} from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';

interface PolicyEditorProps {
  items: readonly { id: PrivacyItem; title: string; help: string; number: number }[];
  texts: Partial<Record<PrivacyItem, string>>;
  language: 'sv' | 'en';
  foundAt: string;
}

/** The next version, item by item, each with what it is for; a draft until it is published. */
export function PolicyEditor({ items, texts: given, language: written, foundAt: link }: PolicyEditorProps) {
  const t = useTranslations('policies');
  const common = useTranslations('common');
  const router = useRouter();
  const portal = usePortal();
  const [texts, setTexts] = useState(given);
  const [language, setLanguage] = useState(written);
  const [foundAt, setFoundAt] = useState(link);
  const [plain, setPlain] = useState(false);
  const save = useMutation(portal.privacy.saveDraft.mutationOptions());
  const publish = useMutation(portal.privacy.publish.mutationOptions({ onSuccess: () => router.refresh() }));
  const faults = useFormFaults(save.error ?? publish.error, {
    idOf: (path) => path.replace('texts.', 'item-'),
  });
  const isWritten = (id: PrivacyItem) => (texts[id] ?? '').trim() !== '';
  const done = items.filter(({ id }) => isWritten(id)).length;
  const draft = { language, texts, foundAt };
  return (
    <form
      noValidate
      className="flex max-w-3xl flex-col gap-6"
      onSubmit={(event) => {
        event.preventDefault();
        publish.reset();
        save.mutate(draft);
      }}
    >
      <ErrorSummary {...faults.summary} />
      <div className="flex flex-wrap items-center gap-x-4 gap-y-1">
        <h2 className="font-bold text-lead">{t('editor')}</h2>
        <span className="text-ink-2 text-table">{t('lead', { done })}</span>
      </div>
      {items.map(({ id, title, help, number }) => (
        <div key={id} className="flex flex-col gap-2 border-line border-t pt-4">
          <div className="flex flex-wrap items-baseline justify-between gap-x-4">
            <span className="text-ink-3 text-label">{t('item', { n: number })}</span>
            <Status tone={isWritten(id) ? 'ok' : 'waiting'}>
              {t(isWritten(id) ? 'written' : 'missing')}
            </Status>
          </div>
          <TextAreaField
            id={`item-${id}`}
            label={title}
            hint={help}
            rows={3}
            maxLength={4_000}
            lang={language}
            value={texts[id] ?? ''}
            onChange={(event) => setTexts({ ...texts, [id]: event.target.value })}
            error={faults.at(`texts.${id}`)}
            errorPrefix={common('error')}
          />
        </div>
      ))}
      <div className="grid gap-4 border-line border-t pt-4 sm:grid-cols-2">
        <SelectField
          id="language"
          label={t('language')}
          value={language}
          onChange={(event) => setLanguage(event.target.value as 'sv' | 'en')}
        >
          <option value="sv">{t('languages.sv')}</option>
          <option value="en">{t('languages.en')}</option>
        </SelectField>
        <TextField
          id="foundAt"
          label={t('foundAt')}
          optional={common('optional')}
          hint={t('foundAtHint')}
          type="url"
          value={foundAt}
          onChange={(event) => setFoundAt(event.target.value)}
          error={faults.at('foundAt')}
          errorPrefix={common('error')}
        />
      </div>
      <CheckboxField
        id="plain"
        label={t('plain')}
        hint={faults.at('plain') ?? t('plainHint')}
        checked={plain}
        onChange={(event) => setPlain(event.target.checked)}
      />
      <div className="sticky bottom-0 flex flex-wrap items-center gap-3 border-line border-t bg-canvas py-3">
        <Button type="submit" busy={save.isPending && !publish.isPending}>
          {t('save')}
        </Button>
        <Button
          variant="primary"
          busy={publish.isPending}
          onClick={() => save.mutate(draft, { onSuccess: () => publish.mutate({ plain }) })}
        >
          {t('publish')}
        </Button>
        <span role="status" className="text-ink-2 text-table">
          {publish.data
            ? t('published', { version: publish.data.version })
            : save.isSuccess && !publish.error
              ? t('saved')
              : null}
        </span>
      </div>
    </form>
  );
}
