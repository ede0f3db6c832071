import { Fragment } from 'react';

const pattern = /(\{[^{}\s]{1,40}\})/;

/** A block's words with what is known put in; what the call fills in is marked, and named in the reader's language. */
export function ScriptText({
  text,
  values,
  names,
}: {
  text: string;
  values: Readonly<Record<string, string>>;
  names: Readonly<Record<string, string>>;
}) {
  return text.split(pattern).map((part, index) => {
    const name = pattern.test(part) ? part.slice(1, -1) : null;
    const value = name === null || !Object.hasOwn(values, name) ? null : values[name];
    const key = `${index}-${part}`;
    if (name === null) return <Fragment key={key}>{part}</Fragment>;
    if (value) return <Fragment key={key}>{value}</Fragment>;
    return (
      <span key={key} className="rounded-cell bg-soft px-1 text-accent">
        {Object.hasOwn(names, name) ? names[name] : part}
      </span>
    );
  });
}
