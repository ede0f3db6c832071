import type { Tx } from '@ringratt/db';
import type { CampaignKind, Regime } from '@ringratt/rules';
import { NotFound } from '../errors.ts';
import { formatNumber } from '../numbers/format.ts';
import type { OfferTerms } from '../offers/schemas.ts';
import type { ScriptLanguage } from './blocks.ts';
import type { Placeholder } from './placeholders.ts';
import { priceWords } from './price-words.ts';
import type { ScriptFacts } from './requirements.ts';

/** What the campaign lends its script: what decides the elements, and what fills its placeholders. */
export interface ScriptCampaign extends ScriptFacts {
  campaignId: string;
  campaignName: string;
  state: string;
  values: (language: ScriptLanguage) => Partial<Record<Placeholder, string>>;
}

interface Row {
  campaignName: string;
  state: string;
  kind: CampaignKind;
  regime: Regime;
  recorded: boolean;
  offer: string;
  productKind: string;
  terms: OfferTerms;
  principal: { name: string; phone: string; email: string; postalAddress: string } | null;
}

/**
 * The campaign behind a script, as any side that sees it reads it.
 *
 * @param center the contact center's name, where one assignment is meant
 */
export async function readScriptCampaign(
  tx: Tx,
  campaignId: string,
  center: string | null,
): Promise<ScriptCampaign> {
  const [row] = await tx.sql<Row[]>`
    select c.name as "campaignName", c.state, c.kind, o.regime, c.recorded, o.name as offer,
      o.product_kind as "productKind", o.terms,
      (select jsonb_build_object('name', g.name, 'phone', g.phone, 'email', g.email, 'postalAddress', g.postal_address)
        from organization g where g.id = c.tenant_id) as principal
    from campaign c join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
    where c.tenant_id = ${tx.tenantId} and c.id = ${campaignId}`;
  if (!row) throw new NotFound('campaign');
  const { kind, regime, recorded, campaignName, state, terms, principal } = row;
  return {
    campaignId,
    campaignName,
    state,
    kind,
    regime,
    recorded,
    subject: terms.subject ?? null,
    values: (language) => {
      const price = priceWords(terms, language);
      return {
        ...(principal && {
          principal: principal.name,
          principalPhone: formatNumber(principal.phone),
          principalEmail: principal.email,
          principalAddress: principal.postalAddress,
        }),
        ...(center && { contactCenter: center }),
        offer: row.offer,
        productKind: row.productKind,
        terms: terms.description,
        ...(price && { price }),
      };
    },
  };
}
