import {
  NotFound,
  type RefusalReason,
  refusalReasons,
  refusedRowsCsv,
  ServiceError,
} from '@ringratt/services';
import { hasLocale } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import { routing } from '@/i18n/routing';
import { csvResponse } from '@/lists/csv-response';
import { actingContext } from '@/session/acting';

export async function GET(
  request: Request,
  { params }: { params: Promise<{ contactListId: string }> },
): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  const asked = new URL(request.url).searchParams.get('locale');
  const locale = hasLocale(routing.locales, asked) ? asked : routing.defaultLocale;
  const t = await getTranslations({ locale, namespace: 'lists' });
  const { contactListId } = await params;
  const rows = refusedRowsCsv(acting, contactListId, {
    header: [t('line'), t('column'), t('value'), t('reason'), t('detail')],
    reasons: Object.fromEntries(refusalReasons.map((reason) => [reason, t(`reasons.${reason}`)])) as Record<
      RefusalReason,
      string
    >,
  });
  try {
    return await csvResponse(rows, 'avvisade-rader.csv');
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return new Response(null, { status: error instanceof NotFound ? 404 : 403 });
  }
}
