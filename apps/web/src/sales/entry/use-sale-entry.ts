import type { SaleDraft } from '@ringratt/services';
import { useMutation } from '@tanstack/react-query';
import { useTranslations } from 'next-intl';
import { useEffect, useState } from 'react';
import { useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';
import { problemIn } from '@/session/problem-words';
import { type EntryFault, entryOf, readEntry, type SaleEntry } from './sale-entry';

type TypedField = Exclude<keyof SaleEntry, 'known' | 'language' | 'startsFrom' | 'offerId'>;

/** What a form's parts share: what is typed, and what is wrong with it. */
export interface EntryForm {
  entry: SaleEntry;
  change: (changes: Partial<SaleEntry>) => void;
  /** What is wrong at a path of the report. */
  faultAt: (path: string) => string | undefined;
  /** The properties of a field that is typed in, by the path of the report it goes to. */
  field: (
    name: TypedField,
    path: string,
  ) => {
    id: string;
    name: string;
    label: string;
    error: string | undefined;
    errorPrefix: string;
    value: string;
    onChange: (event: { target: { value: string } }) => void;
  };
}

/** A sale as it is typed: kept while one types, read and registered at the end. */
export function useSaleEntry(call: SaleDraft, dayOfCall: string) {
  const t = useTranslations();
  const router = useRouter();
  const [entry, setEntry] = useState<SaleEntry>(() => entryOf(call));
  const [touched, setTouched] = useState(false);
  const [own, setOwn] = useState<EntryFault[]>([]);
  const register = useMutation(
    usePortal().sales.register.mutationOptions({
      onSuccess: ({ saleId }) => {
        setTouched(false);
        router.push(`/sales/${saleId}`);
      },
    }),
  );
  const faults = useFormFaults(register.error, { own });
  // What is typed is not lost by a slip: the browser asks before it leaves.
  useEffect(() => {
    if (!touched) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [touched]);

  const change: EntryForm['change'] = (changes) => {
    setTouched(true);
    setEntry((was) => ({ ...was, ...changes }));
  };
  const busy = register.isPending || register.isSuccess;
  const form: EntryForm = {
    entry,
    change,
    faultAt: faults.at,
    field: (name, path) => ({
      id: path,
      name: path,
      label: t(`saleForm.${name}`),
      error: faults.at(path),
      errorPrefix: t('common.error'),
      value: entry[name],
      onChange: (event) => change({ [name]: event.target.value }),
    }),
  };
  return {
    form,
    busy,
    summary: faults.summary,
    recordedTwice: problemIn(register.error)?.code === 'sale-recorded',
    submit: () => {
      if (busy) return;
      const { faults: unread, sale } = readEntry(entry, call, dayOfCall);
      setOwn(unread);
      if (unread.length === 0) register.mutate({ attemptId: call.attemptId, sale });
    },
  };
}
