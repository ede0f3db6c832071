import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { LanguageSwitch } from '@/shell/language-switch';

/** The pages before one is in: one box, one question. */
export async function SignInFrame({
  title,
  lead,
  wide = false,
  children,
}: {
  title: string;
  lead?: ReactNode;
  wide?: boolean;
  children: ReactNode;
}) {
  const t = await getTranslations('common');
  return (
    <div className="flex min-h-dvh flex-col bg-canvas">
      <header className="flex items-center justify-between px-6 py-5">
        <span className="font-bold text-lead">{t('product')}</span>
        <LanguageSwitch />
      </header>
      <main
        className={`flex flex-1 items-start justify-center px-4 pb-16 ${wide ? 'pt-[4vh]' : 'pt-[12vh]'}`}
      >
        <div
          className={`flex w-full flex-col gap-6 rounded-[12px] border border-line bg-surface p-8 max-sm:p-6 ${wide ? 'max-w-120' : 'max-w-90'}`}
        >
          <div className="flex flex-col gap-1">
            <h1 className="font-bold text-title">{title}</h1>
            {lead ? <p className="text-ink-2">{lead}</p> : null}
          </div>
          {children}
        </div>
      </main>
    </div>
  );
}
