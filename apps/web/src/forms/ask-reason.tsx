'use client';

import { Button, Dialog, TextAreaField } from '@ringratt/ui';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

interface AskReasonProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** The field's, by which its fault is found. */
  id: string;
  title: string;
  description: string;
  label: string;
  confirm: string;
  busy: boolean;
  error: ReactNode;
  onReason: (reason: string) => void;
}

/** Asks why, before an act whose reason stays on record. */
export function AskReason({
  open,
  onOpenChange,
  id,
  title,
  description,
  label,
  confirm,
  busy,
  error,
  onReason,
}: AskReasonProps) {
  const t = useTranslations('common');
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title={title}
      description={description}
      closeLabel={t('close')}
    >
      <form
        className="flex flex-col gap-4"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onReason(String(new FormData(event.currentTarget).get('reason') ?? ''));
        }}
      >
        <TextAreaField
          id={id}
          name="reason"
          label={label}
          maxLength={1_000}
          errorPrefix={t('error')}
          error={error}
        />
        <div className="flex flex-wrap justify-end gap-2">
          <Button onClick={() => onOpenChange(false)}>{t('cancel')}</Button>
          <Button type="submit" variant="primary" busy={busy}>
            {confirm}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
