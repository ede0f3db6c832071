import { downloadResponsibility } from '@ringratt/services';
import { drawDocument } from '@ringratt/services/papers';
import { getTranslations } from 'next-intl/server';
import { container } from '@/container';
import { fileResponse } from '@/proof/file-response';
import { matrixPaper } from '@/responsibility/matrix-paper';
import { actingContext } from '@/session/acting';
import { refusal } from '@/session/refusal-status';

/** A version of who answers for what, as both parties and their auditors keep it. */
export async function GET(
  request: Request,
  { params }: { params: Promise<{ assignmentId: string }> },
): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  const query = new URL(request.url).searchParams;
  const language = query.get('language') === 'en' ? 'en' : 'sv';
  const asked = Number(query.get('version'));
  const t = await getTranslations({ locale: language, namespace: 'responsibility' });
  try {
    const matrix = await downloadResponsibility(acting, {
      ...(await params),
      ...(Number.isInteger(asked) && asked > 0 ? { version: asked } : {}),
    });
    const { principal, contactCenter, shown, rulePack } = matrix;
    const now = container().services.clock.now();
    const { bytes } = await drawDocument(matrixPaper(matrix, language, t, now), {
      language,
      parties: [...new Set([principal.name, contactCenter.name])].join(' · '),
      rulePack,
      madeAt: now,
      landscape: true,
    });
    return fileResponse({
      fileName: `${t('paper.file')}-${matrix.campaign.name}-${shown.version}.pdf`,
      contentType: 'application/pdf',
      bytes,
    });
  } catch (error) {
    return refusal(error);
  }
}
