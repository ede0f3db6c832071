'use client';

import { type ReactNode, useEffect, useRef, useState } from 'react';

interface ErrorSummaryProps {
  title: string;
  /** "Fel:", put before the page's title while there are faults. */
  pagePrefix?: string;
  /** Each fault, with the id of the control it concerns. */
  errors: readonly { id?: string; text: ReactNode }[];
}

/** What the page calls a control: its label's words. */
function labelOf(id: string): string | null {
  const control = document.getElementById(id);
  const label = control && 'labels' in control ? (control as HTMLInputElement).labels?.[0] : null;
  return label?.textContent?.trim() || null;
}

/**
 * On top of a form that was refused: takes the focus, and each line leads to its field. Lines of the same words bear
 * their fields' names.
 */
export function ErrorSummary({ title, pagePrefix, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.map(({ text }) => (typeof text === 'string' ? text : '…')).join('\n');
  const [names, setNames] = useState<readonly (string | null)[]>([]);
  useEffect(() => {
    const isRepeated = ({ text }: { text: ReactNode }) =>
      typeof text === 'string' && errors.filter((error) => error.text === text).length > 1;
    setNames(errors.map((error) => (error.id && isRepeated(error) ? labelOf(error.id) : null)));
    if (shown) box.current?.focus();
  }, [shown]);
  useEffect(() => {
    if (!shown || !pagePrefix) return;
    const prefixed = `${pagePrefix} `;
    const prefix = () => {
      if (!document.title.startsWith(prefixed)) document.title = prefixed + document.title;
    };
    prefix();
    // The router writes the page's title again when the answer's metadata arrive after its content.
    const watch = new MutationObserver(prefix);
    watch.observe(document.head, { childList: true, subtree: true, characterData: true });
    return () => {
      watch.disconnect();
      if (document.title.startsWith(prefixed)) document.title = document.title.slice(prefixed.length);
    };
  }, [shown, pagePrefix]);
  if (errors.length === 0) return null;
  return (
    <div
      ref={box}
      role="alert"
      tabIndex={-1}
      className="flex flex-col gap-1 rounded-control border-bad border-l-4 bg-bad-fill px-4 py-3"
    >
      <p className="font-bold text-ink">{title}</p>
      <ul className="flex flex-col gap-0.5">
        {errors.map((error, index) => (
          <li key={index}>
            {error.id ? (
              <a href={`#${error.id}`} className="text-bad underline underline-offset-2">
                {names[index] ? `${names[index]}: ` : null}
                {error.text}
              </a>
            ) : (
              <span className="text-bad">{error.text}</span>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
