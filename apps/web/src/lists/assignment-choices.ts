import 'server-only';
import { shortName } from '@/parties/party';
import type { portal } from '@/session/portal';

/** The assignments an organization is a party of, as a filter offers them. */
export async function assignmentChoices(
  call: Awaited<ReturnType<typeof portal>>,
): Promise<{ value: string; label: string }[]> {
  const places = await call.numbers.places({});
  return places.map((place) => ({
    value: place.assignmentId,
    label: `${place.campaign}, ${shortName(place.party)}`,
  }));
}
