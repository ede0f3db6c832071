import type { ReactNode } from 'react';

/** One component by its name in code, with its states under it. */
export function Specimen({ name, children }: { name: string; children: ReactNode }) {
  return (
    <section id={name} aria-labelledby={`name-${name}`} className="flex min-w-0 scroll-mt-16 flex-col gap-4">
      <h3 id={`name-${name}`} className="border-line border-b pb-1.5 font-bold text-body">
        <code className="font-mono">{name}</code>
      </h3>
      {children}
    </section>
  );
}

/** One state of the component above, named. */
export function State({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex min-w-0 flex-col items-stretch gap-2">
      <p className="text-ink-2 text-label">{name}</p>
      <div className="min-w-0">{children}</div>
    </div>
  );
}

/** Short states beside each other. */
export function States({ children }: { children: ReactNode }) {
  return <div className="flex flex-wrap items-start gap-x-8 gap-y-4">{children}</div>;
}
