import { CircleCheck, CircleHelp, OctagonX } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';

const looks = {
  yes: { icon: CircleCheck, color: 'text-ok' },
  no: { icon: OctagonX, color: 'text-bad' },
  unclear: { icon: CircleHelp, color: 'text-ink-2' },
} as const;

/** The answer first, with what comes next under it. */
export function Verdict({
  answer,
  title,
  children,
}: {
  answer: keyof typeof looks;
  title: ReactNode;
  children?: ReactNode;
}) {
  const { icon: Icon, color } = looks[answer];
  return (
    <div className="flex gap-4 py-5 max-sm:gap-3">
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-7 shrink-0', color)} />
      <div className="flex flex-col gap-1">
        <h1 className="font-bold text-verdict">{title}</h1>
        {children ? <p className="text-[0.9375rem] text-ink-2 leading-6">{children}</p> : null}
      </div>
    </div>
  );
}

/** A titled row of a verdict: its name beside it, under 640 px above. */
export function VerdictRow({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <section className="grid grid-cols-[120px_minmax(0,1fr)] gap-x-3 gap-y-2 border-line border-t py-3.5 max-sm:grid-cols-1">
      <h2 className="text-ink-2 text-table">{name}</h2>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
