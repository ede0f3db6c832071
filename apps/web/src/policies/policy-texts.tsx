import { PRIVACY_ITEMS, type PrivacyItem } from '@ringratt/rules';

/** A policy's words under the twelve items, in the language they are written in. */
export function PolicyTexts({
  texts,
  language,
}: {
  texts: Partial<Record<PrivacyItem, string>>;
  language: 'sv' | 'en';
}) {
  return (
    <div lang={language} className="flex max-w-prose flex-col gap-5">
      {PRIVACY_ITEMS.flatMap(({ id, title }) => {
        const text = (texts[id] ?? '').trim();
        return text === ''
          ? []
          : [
              <section key={id} className="flex flex-col gap-1">
                <h3 className="font-bold">{title[language]}</h3>
                <p className="whitespace-pre-line text-ink-2 [overflow-wrap:anywhere]">{text}</p>
              </section>,
            ];
      })}
    </div>
  );
}
