import { blockElements, ownWords, type Placeholder, placeholders } from '@ringratt/services';
import { forbidden } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ScriptEditor } from '@/scripts/script-editor';
import { currentMembership } from '@/session/acting';
import { orNotFound } from '@/session/not-found';
import { portal } from '@/session/portal';

interface PageProps {
  params: Promise<{ campaignId: string }>;
  searchParams: Promise<{ from?: string; language?: string }>;
}

export default async function EditScriptPage({ params, searchParams }: PageProps) {
  const [{ campaignId }, query, t, membership] = await Promise.all([
    params,
    searchParams,
    getTranslations('script'),
    currentMembership(),
  ]);
  const script = await orNotFound((await portal()).scripts.get({ campaignId }));
  const writes = membership?.role === 'owner' || membership?.role === 'manager';
  if (!writes || script.campaign.state === 'ended') forbidden();
  const newest = script.versions[0];
  const from = query.language
    ? undefined
    : (script.versions.find((version) => String(version.version) === query.from) ?? newest);
  const language = from?.language ?? (query.language === 'en' ? 'en' : 'sv');
  return (
    <section className="flex flex-col gap-5 pt-2" aria-labelledby="edit">
      <h2 id="edit" className="font-bold text-lead">
        {t('edit')}
      </h2>
      <ScriptEditor
        campaignId={campaignId}
        elements={blockElements}
        ownWords={ownWords}
        required={script.needs.required}
        defaults={script.defaults[language]}
        values={script.values[language] as Record<string, string>}
        placeholders={Object.keys(placeholders) as Placeholder[]}
        language={language}
        start={from?.blocks ?? script.defaults[language]}
        after={newest?.version ?? null}
      />
    </section>
  );
}
