'use client';

import { Check, Copy } from 'lucide-react';
import { useEffect, useState } from 'react';

/** An id in the system's monospace, copied by a click. */
export function CopyId({ id, label, copiedLabel }: { id: string; label: string; copiedLabel: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2_000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <span className="inline-flex min-w-0 max-w-full items-center gap-1.5">
      <code className="truncate font-mono text-ink text-label">{id}</code>
      <button
        type="button"
        aria-label={`${copied ? copiedLabel : label} ${id}`}
        onClick={() => navigator.clipboard.writeText(id).then(() => setCopied(true))}
        className="flex size-6 shrink-0 items-center justify-center rounded-[5px] text-ink-3 hover:bg-sunken hover:text-ink"
      >
        {copied ? (
          <Check aria-hidden="true" className="size-3.5 text-ok" />
        ) : (
          <Copy aria-hidden="true" className="size-3.5" />
        )}
      </button>
    </span>
  );
}
