'use client';

import { Button, CopyId, Dialog, SelectField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { usePortal } from '@/session/portal-client';
import { useProblemWords } from '@/session/problem-words';

const overlaps = ['0', '1', '24', '168'] as const;

/** Gives a key a new secret, shown once, beside which the old one works for a while. */
export function RotateApiKey({ id, name }: { id: string; name: string }) {
  const t = useTranslations();
  const router = useRouter();
  const portal = usePortal();
  const problem = useProblemWords();
  const [open, setOpen] = useState(false);
  const rotate = useMutation(
    portal.settings.rotateApiKey.mutationOptions({ onSuccess: () => router.refresh() }),
  );
  const change = (next: boolean) => {
    setOpen(next);
    if (!next) rotate.reset();
  };
  return (
    <span className="relative">
      <Button size="small" onClick={() => setOpen(true)}>
        {t('settings.rotate')}
      </Button>
      <Dialog
        open={open}
        onOpenChange={change}
        title={rotate.data ? t('settings.rotated') : t('settings.rotateTitle', { name })}
        description={t(rotate.data ? 'settings.secretText' : 'settings.rotateText')}
        closeLabel={t('common.close')}
      >
        {rotate.data ? (
          <div className="flex flex-col gap-4">
            <span className="rounded-control bg-sunken px-3 py-2">
              <CopyId id={rotate.data.secret} label={t('common.copy')} copiedLabel={t('common.copied')} />
            </span>
            <div className="flex justify-end">
              <Button variant="primary" onClick={() => change(false)}>
                {t('settings.secretDone')}
              </Button>
            </div>
          </div>
        ) : (
          <form
            noValidate
            className="flex flex-col gap-4"
            onSubmit={(event) => {
              event.preventDefault();
              const given = new FormData(event.currentTarget);
              rotate.mutate({ apiKeyId: id, overlapHours: Number(given.get('overlap')) });
            }}
          >
            <SelectField id={`overlap-${id}`} name="overlap" label={t('settings.overlap')} defaultValue="24">
              {overlaps.map((hours) => (
                <option key={hours} value={hours}>
                  {t(`settings.overlaps.${hours}`)}
                </option>
              ))}
            </SelectField>
            {rotate.error ? (
              <p role="alert" className="text-bad text-table">
                {problem(rotate.error)}
              </p>
            ) : null}
            <div className="flex flex-wrap justify-end gap-2">
              <Button onClick={() => change(false)}>{t('common.cancel')}</Button>
              <Button type="submit" variant="primary" busy={rotate.isPending}>
                {t('settings.rotate')}
              </Button>
            </div>
          </form>
        )}
      </Dialog>
    </span>
  );
}
