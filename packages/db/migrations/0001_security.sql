-- Roles are cluster-wide, so each is guarded: another database of the cluster may have made it.
-- A role a side, each owning nothing, each with its own narrow policy (docs/decisions/0002).
DO $$
DECLARE r text;
BEGIN
  FOREACH r IN ARRAY ARRAY['ringratt_principal', 'ringratt_center', 'ringratt_center_reader', 'ringratt_auditor', 'ringratt_person', 'ringratt_definer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I NOLOGIN NOINHERIT', r);
    END IF;
  END LOOP;
  FOREACH r IN ARRAY ARRAY['ringratt_app', 'ringratt_queue', 'ringratt_loader'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = r) THEN
      EXECUTE format('CREATE ROLE %I LOGIN NOINHERIT', r);
    END IF;
  END LOOP;
END $$;
--> statement-breakpoint
-- A long write transaction would hold back the audit trail's sealer.
DO $$ BEGIN
  IF current_setting('server_version_num')::int >= 170000 THEN
    ALTER ROLE ringratt_app SET transaction_timeout = '30s';
  END IF;
END $$;
--> statement-breakpoint
ALTER ROLE ringratt_definer BYPASSRLS;
--> statement-breakpoint
ALTER ROLE ringratt_loader BYPASSRLS;
--> statement-breakpoint
GRANT ringratt_principal, ringratt_center, ringratt_center_reader, ringratt_auditor, ringratt_person TO ringratt_app;
--> statement-breakpoint
REVOKE ALL ON SCHEMA public FROM PUBLIC;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO ringratt_app, ringratt_principal, ringratt_center, ringratt_center_reader, ringratt_auditor, ringratt_person, ringratt_definer, ringratt_loader;
--> statement-breakpoint
CREATE FUNCTION app_tenant() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ select nullif(current_setting('app.tenant', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_organization() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ select nullif(current_setting('app.organization', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_assignment() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ select nullif(current_setting('app.assignment', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_campaign() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ select nullif(current_setting('app.campaign', true), '')::uuid $$;
--> statement-breakpoint
CREATE FUNCTION app_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS $$ select nullif(current_setting('app.person', true), '')::uuid $$;
--> statement-breakpoint
-- Every table of a tenant: security on, forced, and closed until a role's policy opens it.
DO $$
DECLARE t text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
      AND c.relname NOT IN ('due_work', 'installation', 'sign_in_failure') LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    -- Without a role the application reads nothing, and gets no error that would tell it more.
    EXECUTE format('GRANT SELECT ON %I TO ringratt_app', t);
  END LOOP;
  -- The principal's side, which is also every organization's own tenant; the auditor only reads.
  FOREACH t IN ARRAY ARRAY['membership', 'api_key', 'offer', 'campaign', 'script_version', 'assignment', 'assignment_totals', 'presented_number', 'contact_list', 'contact_list_part', 'refused_row', 'contact', 'slot', 'attempt', 'attempt_report', 'reach', 'decision', 'incident', 'suppression', 'nix_version', 'nix_number', 'consent', 'customer_relation', 'event'] LOOP
    EXECUTE format('CREATE POLICY principal ON %I TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ringratt_principal', t);
    EXECUTE format('CREATE POLICY auditor ON %I FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()))', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['membership', 'api_key', 'campaign', 'assignment', 'assignment_totals', 'presented_number', 'contact_list', 'contact', 'slot', 'attempt', 'reach', 'incident', 'suppression', 'nix_version', 'consent', 'customer_relation'] LOOP
    EXECUTE format('GRANT UPDATE ON %I TO ringratt_principal', t);
  END LOOP;
  -- Only what is working material may be deleted; what happened stays.
  FOREACH t IN ARRAY ARRAY['membership', 'contact_list_part', 'refused_row', 'contact', 'slot', 'nix_version', 'nix_number'] LOOP
    EXECUTE format('GRANT DELETE ON %I TO ringratt_principal', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['offer', 'campaign', 'script_version', 'assignment', 'assignment_totals', 'presented_number', 'contact_list', 'refused_row', 'contact', 'slot', 'attempt', 'attempt_report', 'reach', 'decision', 'incident', 'suppression', 'nix_version', 'consent', 'customer_relation', 'event', 'organization'] LOOP
    EXECUTE format('GRANT SELECT ON %I TO ringratt_auditor', t);
  END LOOP;
  -- A contact center: one assignment a transaction; its lists across assignments only read.
  FOREACH t IN ARRAY ARRAY['assignment_totals', 'presented_number', 'contact_list', 'contact', 'slot', 'attempt', 'attempt_report', 'decision', 'incident', 'event'] LOOP
    EXECUTE format('CREATE POLICY center ON %I TO ringratt_center USING (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment())) WITH CHECK (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center', t);
    EXECUTE format('CREATE POLICY center_reader ON %I FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center_reader', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY center ON assignment TO ringratt_center USING (contact_center_id = (select app_organization())) WITH CHECK (contact_center_id = (select app_organization()));
--> statement-breakpoint
CREATE POLICY center_reader ON assignment FOR SELECT TO ringratt_center_reader USING (contact_center_id = (select app_organization()));
--> statement-breakpoint
GRANT SELECT, UPDATE (state, agents, attempts_per_agent_hour, hopper, dialing_modes, dialing_declared_at, contact_center_signed_at) ON assignment TO ringratt_center;
--> statement-breakpoint
GRANT SELECT ON assignment TO ringratt_center_reader;
--> statement-breakpoint
GRANT INSERT, UPDATE ON presented_number TO ringratt_center;
--> statement-breakpoint
GRANT INSERT ON event TO ringratt_center;
--> statement-breakpoint
-- The one campaign of the assignment, with its offer and script.
CREATE POLICY center ON campaign FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and id = (select app_campaign()));
--> statement-breakpoint
CREATE POLICY center ON offer FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and id = (select c.offer_id from campaign c where c.tenant_id = (select app_tenant()) and c.id = (select app_campaign())));
--> statement-breakpoint
CREATE POLICY center ON script_version FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and campaign_id = (select app_campaign()));
--> statement-breakpoint
GRANT SELECT ON campaign, offer, script_version TO ringratt_center;
--> statement-breakpoint
CREATE POLICY center_reader ON campaign FOR SELECT TO ringratt_center_reader USING (id = any (array(select a.campaign_id from assignment a where a.contact_center_id = (select app_organization()))));
--> statement-breakpoint
GRANT SELECT ON campaign TO ringratt_center_reader;
--> statement-breakpoint
-- An organization sees itself and those it shares an assignment with.
CREATE POLICY principal ON organization TO ringratt_principal USING (id = (select app_tenant()) or id in (select a.contact_center_id from assignment a)) WITH CHECK (id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY auditor ON organization FOR SELECT TO ringratt_auditor USING (id = (select app_tenant()) or id in (select a.contact_center_id from assignment a));
--> statement-breakpoint
CREATE POLICY center ON organization FOR SELECT TO ringratt_center USING (id = (select app_organization()) or id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY center_reader ON organization FOR SELECT TO ringratt_center_reader USING (id = (select app_organization()) or id in (select a.tenant_id from assignment a));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON organization TO ringratt_principal;
--> statement-breakpoint
GRANT SELECT ON organization TO ringratt_center, ringratt_center_reader;
--> statement-breakpoint
CREATE POLICY key_holder ON idempotency TO ringratt_principal, ringratt_center USING (tenant_id = (select app_organization())) WITH CHECK (tenant_id = (select app_organization()));
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON idempotency TO ringratt_principal, ringratt_center;
--> statement-breakpoint
-- People: each sees itself; colleagues see name and address, never the password's hash.
CREATE POLICY self ON person TO ringratt_person USING (id = (select app_person())) WITH CHECK (id = (select app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON person TO ringratt_person;
--> statement-breakpoint
CREATE POLICY colleagues ON person FOR SELECT TO ringratt_principal USING (id in (select m.person_id from membership m));
--> statement-breakpoint
GRANT SELECT (id, email, name, locale, created_at) ON person TO ringratt_principal;
--> statement-breakpoint
REVOKE SELECT ON person FROM ringratt_app;
--> statement-breakpoint
GRANT SELECT (id, email, name, locale, created_at) ON person TO ringratt_app;
--> statement-breakpoint
CREATE POLICY self ON membership FOR SELECT TO ringratt_person USING (person_id = (select app_person()));
--> statement-breakpoint
GRANT SELECT ON membership TO ringratt_person;
--> statement-breakpoint
CREATE POLICY self ON session TO ringratt_person USING (person_id = (select app_person())) WITH CHECK (person_id = (select app_person()));
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON session TO ringratt_person;
--> statement-breakpoint
CREATE POLICY self ON organization FOR SELECT TO ringratt_person USING (id in (select m.tenant_id from membership m));
--> statement-breakpoint
GRANT SELECT ON organization TO ringratt_person;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON sign_in_failure TO ringratt_app;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE, DELETE ON due_work TO ringratt_app, ringratt_principal, ringratt_center;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON installation TO ringratt_app;
--> statement-breakpoint
-- The planner's bulk load alone; it checks the tenant itself.
GRANT SELECT, INSERT, UPDATE ON slot, contact TO ringratt_loader;
--> statement-breakpoint
-- The audit trail only grows, whoever asks.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END $$;
--> statement-breakpoint
CREATE TRIGGER event_append_only BEFORE UPDATE OR DELETE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER event_no_truncate BEFORE TRUNCATE ON event FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER attempt_report_append_only BEFORE UPDATE OR DELETE ON attempt_report FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
-- What must be read before a tenant is known, and nothing more.
GRANT SELECT ON person, session, api_key, suppression, assignment, attempt, event, due_work, installation, membership TO ringratt_definer;
--> statement-breakpoint
CREATE FUNCTION person_for_sign_in(email text) RETURNS TABLE (person_id uuid, password_hash text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select p.id, p.password_hash from person p where p.email = $1 $$;
--> statement-breakpoint
CREATE FUNCTION session_for_token(token_hash bytea) RETURNS TABLE (session_id uuid, person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select s.id, s.person_id from session s where s.token_hash = $1 $$;
--> statement-breakpoint
CREATE FUNCTION api_key_for_secret(secret_hash bytea) RETURNS TABLE (tenant_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select k.tenant_id, k.id from api_key k where k.secret_hash = $1 $$;
--> statement-breakpoint
-- Which of these numbers are on either party's own list at an instant. The principal's role does not see the center's.
CREATE FUNCTION suppressed_numbers(principal uuid, contact_center uuid, number_keys bytea[], at timestamptz)
RETURNS TABLE (number_key bytea, owner text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select s.number_key, case when s.tenant_id = $1 then 'principal' else 'contactCenter' end, s.since
  from suppression s
  where s.tenant_id in ($1, $2) and s.number_key = any ($3) and s.since <= $4 and (s.removed_at is null or s.removed_at > $4)
    and exists (select from assignment a where a.tenant_id = $1 and a.contact_center_id = $2)
$$;
--> statement-breakpoint
CREATE FUNCTION live_assignments() RETURNS TABLE (tenant_id uuid, assignment_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select a.tenant_id, a.id from assignment a where a.state in ('live', 'paused') $$;
--> statement-breakpoint
CREATE FUNCTION expired_leases(at timestamptz) RETURNS TABLE (tenant_id uuid, assignment_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select distinct a.tenant_id, a.assignment_id from attempt a where a.state in ('claimed', 'dialed') and a.lease_until <= $1
$$;
--> statement-breakpoint
-- The assignments that share a campaign or a center with the organization: whom a new suppression reaches.
CREATE FUNCTION assignments_reached_by(organization uuid) RETURNS TABLE (tenant_id uuid, assignment_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select a.tenant_id, a.id from assignment a where (a.tenant_id = $1 or a.contact_center_id = $1) and a.state <> 'ended'
$$;
--> statement-breakpoint
CREATE FUNCTION newest_instant() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select greatest((select max(e.at) from event e), (select i.clock_seen_at from installation i where i.id = 1))
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['person_for_sign_in(text)', 'session_for_token(bytea)', 'api_key_for_secret(bytea)', 'suppressed_numbers(uuid, uuid, bytea[], timestamptz)', 'live_assignments()', 'expired_leases(timestamptz)', 'assignments_reached_by(uuid)', 'newest_instant()'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app, ringratt_principal, ringratt_center', f);
  END LOOP;
END $$;
--> statement-breakpoint
ALTER TABLE slot_0 SET (autovacuum_vacuum_scale_factor = 0.01, fillfactor = 80);
--> statement-breakpoint
ALTER TABLE reach SET (fillfactor = 70);
--> statement-breakpoint
-- Several versions of the queue's library keep their tables here, owned by a role of its own.
CREATE SCHEMA bullmq AUTHORIZATION ringratt_queue;
