'use client';

import type { BlockElement, ScriptBlock, ScriptLanguage } from '@ringratt/services';
import {
  Button,
  buttonLooks,
  ErrorSummary,
  SelectBox,
  SelectField,
  Status,
  TextAreaField,
  TextField,
} from '@ringratt/ui';
import { useMutation } from '@tanstack/react-query';
import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import { type FormEvent, useRef, useState } from 'react';
import { Link, useRouter } from '@/i18n/navigation';
import { useFormFaults } from '@/session/form-faults';
import { usePortal } from '@/session/portal-client';
import { problemIn } from '@/session/problem-words';
import { elementWords } from './element-words';
import { ScriptText } from './script-text';

interface ScriptEditorProps {
  campaignId: string;
  elements: readonly BlockElement[];
  ownWords: BlockElement;
  required: readonly BlockElement[];
  defaults: readonly ScriptBlock[];
  values: Readonly<Record<string, string>>;
  placeholders: readonly string[];
  language: ScriptLanguage;
  start: readonly ScriptBlock[];
  /** The newest version when the page was opened. */
  after: number | null;
}

/** A block with a key of its own, which it keeps while it is moved. */
interface Draft extends ScriptBlock {
  key: number;
}

/** Blocks with the element each covers, beside what is still missing and how it will sound. */
export function ScriptEditor(props: ScriptEditorProps) {
  const { campaignId, elements, ownWords, required, defaults, values, placeholders, after } = props;
  const t = useTranslations();
  const locale = useLocale();
  const router = useRouter();
  const [blocks, setBlocks] = useState<Draft[]>(() => props.start.map((block, key) => ({ ...block, key })));
  const [language, setLanguage] = useState(props.language);
  const [note, setNote] = useState('');
  const next = useRef(props.start.length);
  const focused = useRef<number | null>(null);
  const names = Object.fromEntries(
    placeholders.map((name) => [name, t(`script.placeholders.${name as 'agent'}`)]),
  );
  const add = useMutation(
    usePortal().scripts.add.mutationOptions({
      onSuccess: () => {
        router.push(`/campaigns/${campaignId}/script`);
        router.refresh();
      },
    }),
  );
  const conflict = problemIn(add.error)?.code === 'changed-meanwhile';
  const faults = useFormFaults(conflict ? null : add.error);
  const missing = required.filter((element) => !blocks.some((block) => block.element === element));
  const title = (element: string) => elementWords(element, locale)?.title ?? t('script.ownWords');

  const change = (key: number, changes: Partial<ScriptBlock>) =>
    setBlocks((now) => now.map((block) => (block.key === key ? { ...block, ...changes } : block)));
  const move = (index: number, by: number) =>
    setBlocks((now) => {
      const moved = [...now];
      const [block] = moved.splice(index, 1);
      moved.splice(index + by, 0, block!);
      return moved;
    });
  /** In its place in the order of the call: before the first block of a later element. */
  const put = (element: BlockElement, text: string) => {
    const key = next.current++;
    setBlocks((now) => {
      const order = elements.indexOf(element);
      const at =
        element === ownWords ? -1 : now.findIndex((block) => elements.indexOf(block.element) > order);
      const put = [...now];
      put.splice(at < 0 ? now.length : at, 0, { element, text, key });
      return put;
    });
    requestAnimationFrame(() => document.getElementById(`text-${key}`)?.focus());
  };
  const insert = (name: string) => {
    const key = focused.current ?? blocks[0]?.key;
    if (key === undefined) return;
    const area = document.getElementById(`text-${key}`) as HTMLTextAreaElement | null;
    const block = blocks.find((candidate) => candidate.key === key);
    if (!area || !block) return;
    const at = area.selectionStart ?? block.text.length;
    change(key, { text: `${block.text.slice(0, at)}{${name}}${block.text.slice(area.selectionEnd ?? at)}` });
    requestAnimationFrame(() => {
      area.focus();
      area.setSelectionRange(at + name.length + 2, at + name.length + 2);
    });
  };
  const save = (anyway: boolean) =>
    add.mutate({
      campaignId,
      language,
      note,
      blocks: blocks.map(({ element, text }) => ({ element, text })),
      ...(!anyway && { after }),
    });
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!add.isPending && !add.isSuccess) save(false);
  };

  return (
    <form noValidate onSubmit={submit} className="flex flex-col gap-6">
      <ErrorSummary
        {...faults.summary}
        errors={faults.summary.errors.map((fault) => {
          const block = /^blocks\.(\d+)\./.exec(fault.id ?? '');
          return block
            ? {
                id: `text-${blocks[Number(block[1])]?.key}`,
                text: `${t('script.blockName', { number: Number(block[1]) + 1 })}: ${fault.text}`,
              }
            : fault;
        })}
      />
      {conflict ? (
        <div
          role="alert"
          className="flex flex-col gap-3 rounded-control border-warn border-l-4 bg-warn-fill px-4 py-3"
        >
          <p>{t('script.conflict')}</p>
          <div className="flex flex-wrap gap-2">
            <Link href={`/campaigns/${campaignId}/script`} target="_blank" className={buttonLooks()}>
              {t('script.versions')}
            </Link>
            <Button onClick={() => save(true)}>{t('script.saveAnyway')}</Button>
          </div>
        </div>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)_320px] gap-10 max-lg:grid-cols-1">
        <div className="flex min-w-0 flex-col gap-4">
          <SelectField
            id="language"
            label={t('script.language')}
            fieldClassName="w-48"
            value={language}
            onChange={(event) => setLanguage(event.target.value as ScriptLanguage)}
          >
            <option value="sv">{t('script.languages.sv')}</option>
            <option value="en">{t('script.languages.en')}</option>
          </SelectField>
          <ol className="flex flex-col">
            {blocks.map((block, index) => (
              <li key={block.key} className="flex flex-col gap-2 border-line border-t py-4">
                <div className="flex flex-wrap items-center gap-2">
                  <span className="tabular w-6 text-ink-3 text-table">{index + 1}</span>
                  <span className="flex min-w-0 flex-1 flex-col">
                    <SelectBox
                      aria-label={`${t('script.blockName', { number: index + 1 })}: ${t('script.element')}`}
                      className="text-table"
                      value={block.element}
                      onChange={(event) => change(block.key, { element: event.target.value as BlockElement })}
                    >
                      {elements.map((element) => (
                        <option key={element} value={element}>
                          {title(element)}
                        </option>
                      ))}
                    </SelectBox>
                  </span>
                  <span className="flex gap-1">
                    <Button
                      variant="quiet"
                      size="icon"
                      aria-label={`${t('script.up')}: ${title(block.element)}`}
                      disabled={index === 0}
                      onClick={() => move(index, -1)}
                    >
                      <ArrowUp aria-hidden="true" />
                    </Button>
                    <Button
                      variant="quiet"
                      size="icon"
                      aria-label={`${t('script.down')}: ${title(block.element)}`}
                      disabled={index === blocks.length - 1}
                      onClick={() => move(index, 1)}
                    >
                      <ArrowDown aria-hidden="true" />
                    </Button>
                    <Button
                      variant="quiet"
                      size="icon"
                      aria-label={`${t('script.remove')}: ${title(block.element)}`}
                      onClick={() => setBlocks((now) => now.filter((other) => other.key !== block.key))}
                    >
                      <Trash2 aria-hidden="true" />
                    </Button>
                  </span>
                </div>
                <TextAreaField
                  id={`text-${block.key}`}
                  label={
                    <span className="sr-only">
                      {t('script.blockName', { number: index + 1 })}: {t('script.text')}
                    </span>
                  }
                  lang={language}
                  rows={Math.max(2, Math.ceil(block.text.length / 80))}
                  maxLength={4_000}
                  value={block.text}
                  onFocus={() => {
                    focused.current = block.key;
                  }}
                  onChange={(event) => change(block.key, { text: event.target.value })}
                  error={faults.at(`blocks.${index}.text`)}
                  errorPrefix={t('common.error')}
                />
                <p lang={language} className="pl-1 text-ink-2 text-table">
                  <span className="sr-only">{t('script.preview')}: </span>
                  <ScriptText text={block.text} values={values} names={names} />
                </p>
              </li>
            ))}
          </ol>
          <div>
            <Button onClick={() => put(ownWords, '')}>
              <Plus aria-hidden="true" />
              {t('script.addBlock')}
            </Button>
          </div>
        </div>
        <aside
          aria-label={t('script.required')}
          className="flex flex-col gap-6 self-start lg:sticky lg:top-4 lg:max-h-[calc(100dvh-120px)] lg:overflow-y-auto"
        >
          <section className="flex flex-col gap-3" aria-labelledby="missing">
            <h2 id="missing" className="font-bold text-body">
              {t('script.required')}
            </h2>
            <div role="status">
              <Status tone={missing.length === 0 ? 'ok' : 'waiting'}>
                <span className="whitespace-normal">{t('script.missing', { count: missing.length })}</span>
              </Status>
            </div>
            <ul className="flex flex-col">
              {missing.map((element) => (
                <li
                  key={element}
                  className="flex items-center justify-between gap-3 border-line border-t py-2 text-table"
                >
                  <span>
                    {title(element)}{' '}
                    <span className="text-ink-3">{elementWords(element, locale)?.clause}</span>
                  </span>
                  <Button
                    size="small"
                    aria-label={`${t('script.addMissing')}: ${title(element)}`}
                    onClick={() =>
                      put(element, defaults.find((block) => block.element === element)?.text ?? '')
                    }
                  >
                    {t('script.addMissing')}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
          <section className="flex flex-col gap-3 border-line border-t pt-5" aria-labelledby="fill">
            <h2 id="fill" className="font-bold text-body">
              {t('script.insert')}
            </h2>
            <p className="text-ink-2 text-table">{t('script.previewLead')}</p>
            <ul className="flex flex-wrap gap-1.5">
              {placeholders.map((name) => (
                <li key={name}>
                  <Button size="small" onClick={() => insert(name)}>
                    {names[name]}
                  </Button>
                </li>
              ))}
            </ul>
          </section>
        </aside>
      </div>
      <div className="flex flex-wrap items-end gap-3 border-line border-t py-4">
        <TextField
          id="note"
          label={t('script.note')}
          optional={t('common.optional')}
          value={note}
          maxLength={300}
          onChange={(event) => setNote(event.target.value)}
          fieldClassName="min-w-0 max-w-md flex-1 basis-60"
        />
        <Button type="submit" variant="primary" busy={add.isPending || add.isSuccess}>
          {t('script.save', { version: (after ?? 0) + 1 })}
        </Button>
        <Link href={`/campaigns/${campaignId}/script`} className={buttonLooks({ variant: 'quiet' })}>
          {t('common.cancel')}
        </Link>
      </div>
    </form>
  );
}
