import { classNames } from '@ringratt/ui';
import { Check } from 'lucide-react';

/** Where one is in a few steps. */
export function WizardSteps({
  names,
  current,
  label,
}: {
  names: readonly string[];
  current: number;
  label: string;
}) {
  return (
    <ol aria-label={label} className="flex flex-wrap gap-x-5 gap-y-2 text-table">
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === current ? 'step' : undefined}
          className={classNames(
            'flex items-center gap-2',
            index === current ? 'font-bold text-ink' : 'text-ink-2',
          )}
        >
          <span
            aria-hidden="true"
            className={classNames(
              'tabular flex size-5 items-center justify-center rounded-pill border text-label',
              index < current && 'border-transparent bg-ok-fill text-ok',
              index === current && 'border-transparent bg-accent text-on-accent',
              index > current && 'border-line',
            )}
          >
            {index < current ? <Check className="size-3" /> : index + 1}
          </span>
          {name}
        </li>
      ))}
    </ol>
  );
}
