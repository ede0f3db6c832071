import type { OpenedSale } from '@ringratt/services';

/** What is offered, row by row, and what it comes to: the document's own words. */
export function Summary({ content }: { content: NonNullable<OpenedSale['content']> }) {
  return (
    <dl>
      {content.summary.map(([name, value]) => (
        <div key={name} className="flex justify-between gap-6 border-line border-b py-2">
          <dt className="shrink-0 text-ink-2">{name}</dt>
          <dd className="text-right font-medium [overflow-wrap:anywhere]">{value}</dd>
        </div>
      ))}
      {content.total ? (
        <div className="flex justify-between gap-6 py-2.5 font-bold text-title">
          <dt>{content.total[0]}</dt>
          <dd className="text-right">{content.total[1]}</dd>
        </div>
      ) : null}
    </dl>
  );
}
