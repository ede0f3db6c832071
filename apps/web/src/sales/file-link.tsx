import { Download, FileText } from 'lucide-react';

/** A document to open: the same bytes as were mailed. */
export function FileLink({ href, title, description }: { href: string; title: string; description: string }) {
  return (
    <a
      href={href}
      className="flex min-h-12 items-center gap-4 rounded-control border border-control px-4 py-2.5 hover:bg-sunken"
    >
      <FileText aria-hidden="true" className="size-5 shrink-0 text-accent" />
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="font-medium text-accent">{title}</span>
        <span className="text-body text-ink-2">{description}</span>
      </span>
      <Download aria-hidden="true" className="size-5 shrink-0 text-accent" />
    </a>
  );
}
