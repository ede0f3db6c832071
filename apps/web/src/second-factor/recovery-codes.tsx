import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** The codes, this once, with what they are for. */
export function RecoveryCodes({ codes, children }: { codes: readonly string[]; children?: ReactNode }) {
  const t = useTranslations('secondFactor');
  return (
    <div role="status" className="flex flex-col gap-4">
      <div className="flex flex-col gap-1">
        <h2 className="font-bold text-lead">{t('recoveryTitle')}</h2>
        <p className="text-ink-2">{t('recoveryText')}</p>
      </div>
      <ul className="grid grid-cols-2 gap-x-6 gap-y-1 rounded-control bg-sunken px-4 py-3 font-mono">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      {children}
    </div>
  );
}
