import type { ReactNode } from 'react';
import { DutyChip } from '@/rules/duty-chip';

/** A part of the form under its own title, with the duty that asks for it. */
export function EntryPart({
  title,
  lead,
  chip,
  children,
}: {
  title: string;
  lead?: string;
  chip?: string;
  children: ReactNode;
}) {
  return (
    <fieldset className="flex flex-col gap-4 border-line border-t pt-5 first-of-type:border-t-0 first-of-type:pt-0">
      <legend className="float-left flex w-full items-center gap-2 pb-1 font-bold text-lead">
        {title}
        {chip ? <DutyChip duty={chip} /> : null}
      </legend>
      {lead ? <p className="text-ink-2 text-table">{lead}</p> : null}
      {children}
    </fieldset>
  );
}
