import { classNames } from './class-names.ts';

interface PartyMarkProps {
  /** A square stands for whom calls are made, a circle for who calls. */
  shape: 'square' | 'circle';
  letter: string;
  /** Filled and large: the organization one acts for. */
  size?: 'normal' | 'large';
  /** What it stands for, where no name stands beside it. */
  label?: string;
}

export function PartyMark({ shape, letter, size = 'normal', label }: PartyMarkProps) {
  const looks = classNames(
    'inline-flex shrink-0 items-center justify-center font-bold',
    size === 'large'
      ? 'size-8 bg-accent text-body text-on-accent'
      : 'size-[18px] border border-ink-2 text-[0.625rem] leading-none text-ink-2',
    shape === 'circle' ? 'rounded-pill' : size === 'large' ? 'rounded-control' : 'rounded-[4px]',
  );
  return label ? (
    <span role="img" aria-label={label} className={looks}>
      {letter}
    </span>
  ) : (
    <span aria-hidden="true" className={looks}>
      {letter}
    </span>
  );
}
