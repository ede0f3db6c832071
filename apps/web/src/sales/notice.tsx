import { classNames } from '@ringratt/ui';
import { CircleCheck, Clock, Info } from 'lucide-react';
import type { ReactNode } from 'react';

const looks = {
  info: { icon: Info, fill: 'bg-soft', ink: 'text-accent' },
  ok: { icon: CircleCheck, fill: 'bg-ok-fill', ink: 'text-ok' },
  wait: { icon: Clock, fill: 'bg-warn-fill', ink: 'text-warn' },
} as const;

/** What holds now, said first on a consumer's page. */
export function Notice({
  tone,
  heading,
  children,
  announced = false,
}: {
  tone: keyof typeof looks;
  heading: string;
  children: ReactNode;
  /** Read out when the page comes: the answer to what was just done. */
  announced?: boolean;
}) {
  const { icon: Icon, fill, ink } = looks[tone];
  return (
    <div
      role={announced ? 'status' : undefined}
      className={classNames('flex gap-3 rounded-control p-4', fill)}
    >
      <Icon aria-hidden="true" className={classNames('mt-0.5 size-5 shrink-0', ink)} />
      <p>
        <strong className="font-bold">{heading}</strong> {children}
      </p>
    </div>
  );
}
