import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { env } from '@/env';
import { currentMembership } from '@/session/acting';
import { ControlSpecimens } from '@/specimens/control-specimens';
import { DataSpecimens } from '@/specimens/data-specimens';
import { OverlaySpecimens } from '@/specimens/overlay-specimens';
import { PartSpecimens } from '@/specimens/part-specimens';

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('components'))('title') };
}

/** For developers: every component in every state. The samples are Swedish in both languages. */
export default async function ComponentsPage() {
  const [t, membership] = await Promise.all([getTranslations('components'), currentMembership()]);
  if (!env().components || !membership) notFound();
  return (
    <div className="flex flex-col gap-10">
      <p className="max-w-prose text-ink-2">{t('lead', { organization: membership.name })}</p>
      <Group title={t('controls')}>
        <ControlSpecimens />
      </Group>
      <Group title={t('overlays')}>
        <OverlaySpecimens />
      </Group>
      <Group title={t('parts')}>
        <PartSpecimens />
      </Group>
      <Group title={t('data')}>
        <DataSpecimens />
      </Group>
    </div>
  );
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="flex flex-col gap-6">
      <h2 className="font-bold text-title">{title}</h2>
      <div lang="sv" className="flex min-w-0 flex-col gap-8">
        {children}
      </div>
    </section>
  );
}
