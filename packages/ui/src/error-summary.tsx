'use client';

import { useEffect, useRef } from 'react';

interface ErrorSummaryProps {
  title: string;
  /** Each fault, with the id of the control it concerns. */
  errors: readonly { id?: string; text: string }[];
}

/** On top of a form that was refused: takes the focus, and each line leads to its field. */
export function ErrorSummary({ title, errors }: ErrorSummaryProps) {
  const box = useRef<HTMLDivElement>(null);
  const shown = errors.map((error) => error.text).join('\n');
  useEffect(() => {
    if (shown) box.current?.focus();
  }, [shown]);
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
        {errors.map((error) => (
          <li key={`${error.id}${error.text}`}>
            {error.id ? (
              <a href={`#${error.id}`} className="text-bad underline underline-offset-2">
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
