import { PartyMark } from '@ringratt/ui';

/** A party with its mark; the last word of a company's form is left out where room is short. */
export function Party({
  side,
  name,
  short = false,
}: {
  side: 'principal' | 'contactCenter';
  name: string;
  short?: boolean;
}) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5">
      <PartyMark shape={side === 'principal' ? 'square' : 'circle'} letter={name.slice(0, 1).toUpperCase()} />
      <span className="truncate">{short ? shortName(name) : name}</span>
    </span>
  );
}

/** `Vinterhamn Kontakt AB` → `Vinterhamn Kontakt` */
export function shortName(name: string): string {
  return name.replace(/ (AB|HB|KB)( \(publ\))?$/, '');
}
