'use client';

import { Button, CheckboxField, CopyId, Dialog, SelectField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { Plus } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { DateField } from '@/dates/date-field';
import { instantOfLocal } from '@/format/local-instant';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { problemIn, useProblemWords } from '@/session/problem-words';

interface NewApiKeyProps {
  scopes: readonly string[];
  assignments: readonly { value: string; label: string }[];
}

/** Makes a key and shows its secret, once. */
export function NewApiKey({ scopes, assignments }: NewApiKeyProps) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const [open, setOpen] = useState(false);
  const [unread, setUnread] = useState(false);
  const create = useMutation(
    portal.settings.createApiKey.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) create.reset();
  };
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const expires = String(form.get('expires') ?? '').trim();
    const expiresAt = expires === '' ? null : instantOfLocal(`${expires}T00:00`);
    // A day that cannot be read is not the same as none: the key would be good for ever.
    setUnread(expires !== '' && expiresAt === null);
    if (expires !== '' && expiresAt === null) return;
    create.mutate({
      name: String(form.get('name') ?? ''),
      scopes: form.getAll('scope').map(String),
      assignmentId: String(form.get('assignment') ?? '') || null,
      expiresAt,
    });
  };
  const faults = problemIn(create.error)?.issues ?? [];
  const scopeFault = faults.some((issue) => issue.path.startsWith('scopes'));
  const expiryFault = faults.some((issue) => issue.path === 'expiresAt');
  const nameFault = faults.some((issue) => issue.path === 'name');
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden="true" />
        {t('settings.newKey')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={t(create.data ? 'settings.secretTitle' : 'settings.newKey')}
        description={create.data ? t('settings.secretText') : undefined}
        closeLabel={t('common.close')}
      >
        {create.data ? (
          <div className="flex flex-col gap-4">
            <span className="rounded-control bg-sunken px-3 py-2">
              <CopyId id={create.data.secret} label={t('common.copy')} copiedLabel={t('common.copied')} />
            </span>
            <div className="flex justify-end">
              <Button variant="primary" onClick={() => change(false)}>
                {t('settings.secretDone')}
              </Button>
            </div>
          </div>
        ) : (
          <form noValidate onSubmit={submit} className="flex flex-col gap-4">
            <TextField
              id="key-name"
              name="name"
              label={t('settings.keyName')}
              hint={t('settings.keyNameHint')}
              maxLength={120}
              errorPrefix={t('common.error')}
              error={nameFault ? problem(create.error) : undefined}
            />
            <fieldset className="flex flex-col gap-2">
              <legend className="pb-1.5 font-medium text-table">{t('settings.scopes')}</legend>
              {scopeFault ? (
                <p role="alert" className="text-bad text-table">
                  {t('settings.scopesNone')}
                </p>
              ) : null}
              <div className="grid grid-cols-2 gap-2 max-sm:grid-cols-1">
                {scopes.map((scope) => (
                  <CheckboxField key={scope} id={`scope-${scope}`} name="scope" value={scope} label={scope} />
                ))}
              </div>
            </fieldset>
            <SelectField id="key-assignment" name="assignment" label={t('settings.assignment')}>
              <option value="">{t('settings.allAssignments')}</option>
              {assignments.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </SelectField>
            <DateField
              id="key-expires"
              name="expires"
              label={t('settings.expiresOn')}
              hint={t('settings.expiresHint')}
              errorPrefix={t('common.error')}
              error={unread ? t('issues.notADate') : expiryFault ? problem(create.error) : undefined}
              fieldClassName="w-60"
            />
            {create.error && !scopeFault && !nameFault && !expiryFault ? (
              <p role="alert" className="text-bad text-table">
                {problem(create.error)}
              </p>
            ) : null}
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => change(false)}>{t('common.cancel')}</Button>
              <Button type="submit" variant="primary" busy={create.isPending}>
                {t('settings.createKey')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </>
  );
}
