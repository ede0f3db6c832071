import { NotFound, openDocument } from '@ringratt/services';
import { container } from '@/container';
import { getPathname } from '@/i18n/navigation';

/**
 * A sale's document for whoever holds its link: the bytes that were mailed. Where there is none, the sale's own
 * page says what there is.
 */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ locale: string; token: string; document: string }> },
): Promise<Response> {
  const { locale, token, document: kind } = await params;
  const page = getPathname({
    href: `/accept/${encodeURIComponent(token)}`,
    locale: locale === 'en' ? 'en' : 'sv',
  });
  const toPage = () => new Response(null, { status: 303, headers: { location: page } });
  if (kind !== 'offer' && kind !== 'contract') return toPage();
  try {
    const { bytes, contentType, fileName, sha256 } = await openDocument(container().services, token, kind);
    return new Response(new Uint8Array(bytes), {
      headers: {
        'content-type': contentType,
        'content-length': String(bytes.length),
        'content-disposition': `inline; filename="${fileName}"`,
        'cache-control': 'private, no-store',
        'referrer-policy': 'no-referrer',
        'repr-digest': `sha-256=:${Buffer.from(sha256, 'hex').toString('base64')}:`,
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return toPage();
    throw error;
  }
}
