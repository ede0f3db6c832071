import { openViolationReport } from '@ringratt/services/papers';
import { fileResponse } from '@/proof/file-response';
import { actingContext } from '@/session/acting';
import { refusal } from '@/session/refusal-status';

interface Params {
  params: Promise<{ incidentId: string; reportId: string; format: string }>;
}

/** A report as it was made, as `pdf` to read or as `text` to put into an authority's form. */
export async function GET(request: Request, { params }: Params): Promise<Response> {
  const acting = await actingContext(request);
  if (!acting) return new Response(null, { status: 401 });
  const { incidentId, reportId, format } = await params;
  if (format !== 'pdf' && format !== 'text') return new Response(null, { status: 404 });
  try {
    return fileResponse(await openViolationReport(acting, { incidentId, reportId, format }));
  } catch (error) {
    return refusal(error);
  }
}
