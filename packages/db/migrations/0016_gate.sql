ALTER TABLE "assignment" ADD COLUMN "gate_facts" jsonb;--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "gate_unmet" text[];--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "gate_lapsed_at" timestamp (3) with time zone;--> statement-breakpoint
-- A center may start from its principal's template, so it reads it.
CREATE POLICY center ON responsibility_template FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()));
--> statement-breakpoint
GRANT SELECT ON responsibility_template TO ringratt_center;
--> statement-breakpoint
GRANT UPDATE (gate_unmet, gate_lapsed_at) ON assignment TO ringratt_principal, ringratt_center;
--> statement-breakpoint
-- The facts are gathered from both parties' tenants, so by nobody's role but this one, which only gathers.
GRANT UPDATE (gate_facts) ON assignment TO ringratt_definer;
--> statement-breakpoint
GRANT SELECT ON responsibility_version, contact_list, nix_version, script_version TO ringratt_definer;
--> statement-breakpoint
GRANT INSERT, UPDATE ON due_work TO ringratt_definer;
--> statement-breakpoint
CREATE FUNCTION epoch_ms(at timestamptz) RETURNS bigint LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$ select floor(extract(epoch from at) * 1000)::bigint $$;
--> statement-breakpoint
-- One party's part: yes, no, since when and until when. The words stay with the party.
CREATE FUNCTION gate_party(organization uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  select jsonb_build_object(
    'policy', (select jsonb_build_object('publishedAt', epoch_ms(p.published_at), 'plain', p.plain,
        'items', (select coalesce(jsonb_agg(t.key order by t.key), '[]') from jsonb_each_text(p.texts) t where btrim(t.value) <> ''))
      from privacy_policy p where p.tenant_id = $1 and p.state = 'published'),
    'reviewedAt', (select epoch_ms(max(v.signed_at)) from privacy_review v where v.tenant_id = $1),
    'blockingSince', (select epoch_ms(n.published_at) from suppression_notice n
      where n.tenant_id = $1 and btrim(n.words) <> '' order by n.version desc limit 1))
$$;
--> statement-breakpoint
-- Everything the gate of one assignment rests on that is on record, without regard to time: who reads it judges it
-- at an instant. Nothing here decides; the law stands once, in the rules package.
CREATE FUNCTION gate_facts_of(tenant uuid, assignment uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  select jsonb_build_object(
    'kind', c.kind, 'regime', o.regime, 'subject', o.terms ->> 'subject', 'recorded', c.recorded,
    'lastAttemptBy', epoch_ms(((c.ends_on::date + 1)::timestamp) at time zone 'Europe/Stockholm'),
    'traceable', p.name <> '' and p.email <> '' and p.postal_address <> '',
    'tradeBodyMember', k.trade_body is not null,
    'numbers', (select coalesce(jsonb_agg(jsonb_build_object('number', n.number, 'from', epoch_ms(n.from_at), 'to', epoch_ms(n.to_at),
        'callable', n.callable, 'answeredBy', n.answered_by,
        'says', (select coalesce(jsonb_agg(t.key order by t.key), '[]') from jsonb_each_text(n.announcement) t where btrim(t.value) <> ''))
        order by n.created_at, n.id), '[]')
      from presented_number n where n.tenant_id = $1 and n.assignment_id = $2),
    'script', (select coalesce(jsonb_agg(distinct b.block ->> 'element'), '[]')
      from script_version s cross join jsonb_array_elements(s.blocks) b(block)
      where s.tenant_id = $1 and s.id = a.script_version_id and s.approved_at is not null
      having count(*) > 0),
    'lists', (select coalesce(jsonb_agg(distinct btrim(l.address_source)), '[]') from contact_list l
      where l.tenant_id = $1 and l.assignment_id = $2 and l.state not in ('failed', 'undone')),
    -- What is planned was checked against the newest version that the plan was looked through with.
    'registerDate', (select coalesce(max(x.date) filter (where x.scrubbed_at is not null), min(x.date))
      from nix_version x where x.tenant_id = $1 and x.state = 'complete'),
    'dialingModes', to_jsonb(a.dialing_modes), 'dialingDeclared', a.dialing_declared_at is not null,
    'responsibility', (select jsonb_build_object('version', v.version,
        'rows', (select jsonb_object_agg(r.key, r.value ->> 'responsible') from jsonb_each(v.content -> 'rows') r),
        'principal', a.principal_signed_at is not null, 'contactCenter', a.contact_center_signed_at is not null,
        'listSuppliers', v.content -> 'listSuppliers', 'subcontractors', v.content -> 'subcontractors')
      from responsibility_version v where v.tenant_id = $1 and v.assignment_id = $2 and v.state = 'signed'),
    'recordingPolicy', (select jsonb_build_object('listeners', btrim(r.listeners) <> '', 'place', btrim(r.place) <> '', 'deletion', btrim(r.deletion) <> '')
      from recording_policy r where r.tenant_id = a.contact_center_id order by r.version desc limit 1),
    'principal', gate_party(a.tenant_id), 'contactCenter', gate_party(a.contact_center_id),
    -- Those that hold longest: one is enough.
    'agents', (select coalesce(jsonb_agg(jsonb_build_array(epoch_ms(g.valid_from), epoch_ms(g.valid_until)) order by g.valid_until desc), '[]')
      from (select x.valid_from, x.valid_until from agent_attestation x
        where x.tenant_id = a.contact_center_id and x.superseded_at is null and x.ended_at is null
          and x.guidelines and x.nix_rules and x.written_requirement
        order by x.valid_until desc limit 20) g))
  from assignment a
  join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
  join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
  join organization p on p.id = a.tenant_id
  join organization k on k.id = a.contact_center_id
  where a.tenant_id = $1 and a.id = $2
$$;
--> statement-breakpoint
-- Gathers the facts of some assignments anew and rings the worker, which notes what lapsed or holds again. The rows
-- are locked first, in order: whoever changed another fact meanwhile is waited for, and is seen.
CREATE FUNCTION gather_gate_facts(tenants uuid[], assignments uuid[]) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM FROM assignment a WHERE a.tenant_id = ANY ($1) AND a.id = ANY ($2) ORDER BY a.tenant_id, a.id FOR NO KEY UPDATE;
  UPDATE assignment a SET gate_facts = gate_facts_of(a.tenant_id, a.id) WHERE a.tenant_id = ANY ($1) AND a.id = ANY ($2);
  INSERT INTO due_work AS d (kind, tenant_id, subject_id, due_at)
    SELECT 'assignment.gate', a.tenant_id, a.id, 'epoch'::timestamptz FROM assignment a
    WHERE a.tenant_id = ANY ($1) AND a.id = ANY ($2) AND a.state IN ('live', 'paused') ORDER BY 2, 3
  ON CONFLICT (tenant_id, kind, subject_id) DO UPDATE
    SET due_at = excluded.due_at, generation = d.generation + 1, rung_at = NULL, failures = 0, last_error = NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION gate_changed_in_assignment() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  changed jsonb := to_jsonb(coalesce(NEW, OLD));
BEGIN
  PERFORM gather_gate_facts(ARRAY[(changed ->> 'tenant_id')::uuid], ARRAY[(changed ->> CASE TG_TABLE_NAME WHEN 'assignment' THEN 'id' ELSE 'assignment_id' END)::uuid]);
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION gate_changed_in_campaign() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
DECLARE
  campaign uuid := CASE TG_TABLE_NAME WHEN 'campaign' THEN (to_jsonb(NEW) ->> 'id')::uuid ELSE (to_jsonb(NEW) ->> 'campaign_id')::uuid END;
BEGIN
  PERFORM gather_gate_facts(array_agg(DISTINCT a.tenant_id), array_agg(a.id)) FROM assignment a
    WHERE a.tenant_id = NEW.tenant_id AND a.campaign_id = campaign AND a.state IN ('invited', 'accepted', 'live', 'paused') HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
-- What an organization is or says concerns its assignments on either side; a statement with many rows counts once.
CREATE FUNCTION gate_changed_in_party() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM gather_gate_facts(array_agg(DISTINCT a.tenant_id), array_agg(a.id)) FROM assignment a
    WHERE (a.tenant_id IN (SELECT tenant_id FROM changed) OR a.contact_center_id IN (SELECT tenant_id FROM changed))
      AND a.state IN ('invited', 'accepted', 'live', 'paused') HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION gate_changed_in_registers() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM gather_gate_facts(array_agg(DISTINCT a.tenant_id), array_agg(a.id)) FROM assignment a
    WHERE a.tenant_id = coalesce(NEW.tenant_id, OLD.tenant_id) AND a.state IN ('invited', 'accepted', 'live', 'paused') HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
CREATE FUNCTION gate_changed_in_organization() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public AS $$
BEGIN
  PERFORM gather_gate_facts(array_agg(DISTINCT a.tenant_id), array_agg(a.id)) FROM assignment a
    WHERE (a.tenant_id = NEW.id OR a.contact_center_id = NEW.id) AND a.state IN ('invited', 'accepted', 'live', 'paused') HAVING count(*) > 0;
  RETURN NULL;
END $$;
--> statement-breakpoint
DO $$
DECLARE f text; t text; e text;
BEGIN
  FOREACH f IN ARRAY ARRAY['gather_gate_facts(uuid[], uuid[])', 'gate_changed_in_assignment()', 'gate_changed_in_campaign()', 'gate_changed_in_party()', 'gate_changed_in_registers()', 'gate_changed_in_organization()'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['gate_party(uuid)', 'gate_facts_of(uuid, uuid)'] LOOP
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_definer', f);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['privacy_policy', 'privacy_review', 'recording_policy', 'suppression_notice', 'agent_attestation'] LOOP
    EXECUTE format('CREATE TRIGGER gate_inserted AFTER INSERT ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gate_changed_in_party()', t);
    EXECUTE format('CREATE TRIGGER gate_updated AFTER UPDATE ON %I REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gate_changed_in_party()', t);
    EXECUTE format('CREATE TRIGGER gate_deleted AFTER DELETE ON %I REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION gate_changed_in_party()', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE TRIGGER gate_inserted AFTER INSERT ON presented_number FOR EACH ROW EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON presented_number FOR EACH ROW EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_inserted AFTER INSERT ON responsibility_version FOR EACH ROW WHEN (NEW.state = 'signed') EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON responsibility_version FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM OLD.state) EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_inserted AFTER INSERT ON contact_list FOR EACH ROW EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON contact_list FOR EACH ROW
  WHEN (NEW.address_source IS DISTINCT FROM OLD.address_source OR (NEW.state IN ('failed', 'undone')) IS DISTINCT FROM (OLD.state IN ('failed', 'undone')))
  EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_inserted AFTER INSERT ON assignment FOR EACH ROW EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE OF state, dialing_modes, dialing_declared_at, script_version_id, principal_signed_at, contact_center_signed_at ON assignment FOR EACH ROW
  WHEN ((NEW.state, NEW.dialing_modes, NEW.dialing_declared_at, NEW.script_version_id, NEW.principal_signed_at, NEW.contact_center_signed_at)
    IS DISTINCT FROM (OLD.state, OLD.dialing_modes, OLD.dialing_declared_at, OLD.script_version_id, OLD.principal_signed_at, OLD.contact_center_signed_at))
  EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON script_version FOR EACH ROW WHEN (NEW.approved_at IS DISTINCT FROM OLD.approved_at) EXECUTE FUNCTION gate_changed_in_campaign();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON campaign FOR EACH ROW
  WHEN ((NEW.kind, NEW.offer_id, NEW.recorded, NEW.ends_on) IS DISTINCT FROM (OLD.kind, OLD.offer_id, OLD.recorded, OLD.ends_on)) EXECUTE FUNCTION gate_changed_in_campaign();
--> statement-breakpoint
CREATE TRIGGER gate_inserted AFTER INSERT ON nix_version FOR EACH ROW WHEN (NEW.state = 'complete') EXECUTE FUNCTION gate_changed_in_registers();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON nix_version FOR EACH ROW WHEN (NEW.state IS DISTINCT FROM OLD.state OR (NEW.scrubbed_at IS NULL) IS DISTINCT FROM (OLD.scrubbed_at IS NULL)) EXECUTE FUNCTION gate_changed_in_registers();
--> statement-breakpoint
CREATE TRIGGER gate_deleted AFTER DELETE ON nix_version FOR EACH ROW WHEN (OLD.state = 'complete') EXECUTE FUNCTION gate_changed_in_registers();
--> statement-breakpoint
CREATE TRIGGER gate_updated AFTER UPDATE ON organization FOR EACH ROW
  WHEN ((NEW.name, NEW.email, NEW.postal_address, NEW.trade_body) IS DISTINCT FROM (OLD.name, OLD.email, OLD.postal_address, OLD.trade_body)) EXECUTE FUNCTION gate_changed_in_organization();
--> statement-breakpoint
CREATE TRIGGER gate_deleted AFTER DELETE ON presented_number FOR EACH ROW EXECUTE FUNCTION gate_changed_in_assignment();
--> statement-breakpoint
-- Assignments from before the gate was kept: gathered now.
CREATE FUNCTION gather_every_gate() RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public AS $$
  SELECT gather_gate_facts(array_agg(DISTINCT a.tenant_id), array_agg(a.id)) FROM assignment a HAVING count(*) > 0
$$;
--> statement-breakpoint
ALTER FUNCTION gather_every_gate() OWNER TO ringratt_definer;
--> statement-breakpoint
SELECT gather_every_gate();
--> statement-breakpoint
DROP FUNCTION gather_every_gate();
