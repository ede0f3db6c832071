'use client';

import type { OfferField, OfferTerms, Regime } from '@ringratt/services';
import { Button, ErrorSummary, SelectField, TextAreaField, TextField } from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useState } from 'react';
import { oreTyped, typedInteger, typedOre } from '@/format/typed';
import { useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';

interface OfferFormProps {
  fields: readonly OfferField[];
  regimes: readonly Regime[];
  /** The version that this one follows. */
  from?: { lineageId: string; name: string; productKind: string; regime: Regime; terms: OfferTerms };
}

const typed = (field: OfferField, value: unknown): string =>
  value === null || value === undefined ? '' : field.kind === 'ore' ? oreTyped(Number(value)) : String(value);

/** An offer's terms as the services' own table of fields draws them: what the act asks for follows the act. */
export function OfferForm({ fields, regimes, from }: OfferFormProps) {
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [regime, setRegime] = useState<Regime>(from?.regime ?? 'dal2');
  const [values, setValues] = useState<Record<string, string>>(() =>
    Object.fromEntries(fields.map((field) => [field.name, typed(field, from?.terms[field.name])])),
  );
  const [own, setOwn] = useState<{ path: string; message: string }[]>([]);
  const create = useMutation(
    usePortal().offers.create.mutationOptions({
      onSuccess: ({ id, existed }) => router.push(`/offers/${id}?${existed ? 'same' : 'saved'}=1`),
    }),
  );
  const faults = useFormFaults(create.error, { own });
  const shown = fields.filter(
    (field) =>
      field.regimes.includes(regime) &&
      (!field.subject || !values.subject || field.subject === values.subject),
  );
  const groups = [...new Set(shown.map((field) => field.group))];

  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (create.isPending || create.isSuccess) return;
    const form = new FormData(event.currentTarget);
    const terms: Record<string, unknown> = {};
    const unread: typeof own = [];
    for (const field of shown) {
      const text = (values[field.name] ?? '').trim();
      if (text === '') continue;
      if (field.kind === 'text' || field.kind === 'longText') {
        terms[field.name] = text;
        continue;
      }
      const options = field.options ?? [];
      const value =
        field.kind === 'ore'
          ? typedOre(text)
          : field.kind === 'choice'
            ? options.find((option) => String(option) === text)
            : typedInteger(text);
      if (value === null)
        unread.push({
          path: `terms.${field.name}`,
          message: field.kind === 'ore' ? 'notAnAmount' : 'notAWholeNumber',
        });
      else terms[field.name] = value;
    }
    setOwn(unread);
    if (unread.length > 0) return;
    create.mutate({
      name: String(form.get('name') ?? ''),
      productKind: String(form.get('productKind') ?? ''),
      regime,
      terms: terms as OfferTerms,
      ...(from && { lineageId: from.lineageId }),
    });
  };

  const common = (path: string) => ({
    id: path,
    name: path,
    error: faults.at(path),
    errorPrefix: t('common.error'),
  });
  const control = (field: OfferField) => {
    const path = `terms.${field.name}`;
    const given = {
      ...common(path),
      label: field.label[locale],
      hint: field.hint?.[locale],
      value: values[field.name] ?? '',
    };
    const change = (value: string) => setValues((now) => ({ ...now, [field.name]: value }));
    if (field.kind === 'choice') {
      return (
        <SelectField
          key={path}
          {...given}
          fieldClassName="max-w-72"
          onChange={(event) => change(event.target.value)}
        >
          <option value="">{t('offers.choose')}</option>
          {(field.options ?? []).map((option) => (
            <option key={option} value={option}>
              {t(`offers.choices.${String(option) as 'goods'}`)}
            </option>
          ))}
        </SelectField>
      );
    }
    const optional = field.information || field.name === 'description' ? undefined : t('common.optional');
    if (field.kind === 'longText') {
      return (
        <TextAreaField
          key={path}
          {...given}
          optional={optional}
          onChange={(event) => change(event.target.value)}
        />
      );
    }
    return (
      <TextField
        key={path}
        {...given}
        optional={optional}
        {...(field.kind !== 'text' && {
          inputMode: field.kind === 'ore' ? ('decimal' as const) : ('numeric' as const),
          fieldClassName: 'max-w-72',
          hint: field.kind === 'ore' ? (field.hint?.[locale] ?? t('offers.crownsHint')) : given.hint,
        })}
        onChange={(event) => change(event.target.value)}
      />
    );
  };

  return (
    <form noValidate onSubmit={submit} className="flex max-w-2xl flex-col gap-8">
      <ErrorSummary {...faults.summary} />
      <fieldset className="flex flex-col gap-4">
        <legend className="pb-3 font-bold text-lead">{t('offers.about')}</legend>
        <TextField
          {...common('name')}
          label={t('offers.name')}
          hint={t('offers.nameHint')}
          defaultValue={from?.name ?? ''}
          maxLength={160}
        />
        <TextField
          {...common('productKind')}
          label={t('offers.productKind')}
          hint={t('offers.productKindHint')}
          defaultValue={from?.productKind ?? ''}
          maxLength={80}
        />
        <SelectField
          {...common('regime')}
          label={t('offers.regime')}
          fieldClassName="max-w-72"
          value={regime}
          onChange={(event) => setRegime(event.target.value as Regime)}
        >
          {regimes.map((value) => (
            <option key={value} value={value}>
              {t(`campaigns.regimes.${value}`)}
            </option>
          ))}
        </SelectField>
      </fieldset>
      {groups.map((group) => (
        <fieldset key={group} className="flex flex-col gap-4 border-line border-t pt-6">
          <legend className="float-left w-full font-bold text-lead">{t(`offers.groups.${group}`)}</legend>
          {shown.filter((field) => field.group === group).map(control)}
        </fieldset>
      ))}
      <div className="flex items-center gap-3 border-line border-t py-4">
        <Button type="submit" variant="primary" busy={create.isPending || create.isSuccess}>
          {t(from ? 'offers.createVersion' : 'offers.create')}
        </Button>
      </div>
    </form>
  );
}
