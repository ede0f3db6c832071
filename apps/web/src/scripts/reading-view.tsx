import type { ScriptBlock, ScriptLanguage } from '@ringratt/services';
import { getLocale, getTranslations } from 'next-intl/server';
import { elementWords, isAtHand } from './element-words';
import { ScriptText } from './script-text';

interface ReadingViewProps {
  blocks: readonly ScriptBlock[];
  language: ScriptLanguage;
  values: Readonly<Record<string, string>>;
  placeholders: readonly string[];
}

/** A script as it is read aloud, large enough for a phone on the desk; what is at hand stands by itself. */
export async function ReadingView({ blocks, language, values, placeholders }: ReadingViewProps) {
  const [t, locale] = await Promise.all([getTranslations('script'), getLocale()]);
  const names = Object.fromEntries(
    placeholders.map((name) => [
      name,
      t.has(`placeholders.${name as 'agent'}`) ? t(`placeholders.${name as 'agent'}`) : name,
    ]),
  );
  const list = (shown: readonly ScriptBlock[]) => (
    <ol className="flex max-w-2xl flex-col">
      {shown.map((block, index) => (
        <li key={`${index}-${block.element}`} className="flex flex-col gap-1 border-line border-t py-3.5">
          <span className="text-ink-3 text-label">
            {elementWords(block.element, locale)?.title ?? t('ownWords')}
          </span>
          <p lang={language} className="whitespace-pre-line text-[1.0625rem] leading-7">
            <ScriptText text={block.text} values={values} names={names} />
          </p>
        </li>
      ))}
    </ol>
  );
  const atHand = blocks.filter((block) => isAtHand(block.element));
  return (
    <div className="flex flex-col gap-6">
      {list(blocks.filter((block) => !isAtHand(block.element)))}
      {atHand.length > 0 ? (
        <section aria-labelledby="at-hand" className="flex flex-col gap-2">
          <h2 id="at-hand" className="font-bold text-lead">
            {t('atHand')}
          </h2>
          {list(atHand)}
        </section>
      ) : null}
    </div>
  );
}
