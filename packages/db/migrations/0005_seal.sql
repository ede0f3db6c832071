CREATE TABLE "checkpoint" (
	"tenant_id" uuid NOT NULL,
	"chain" uuid NOT NULL,
	"position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"key_id" text NOT NULL,
	"signature" "bytea" NOT NULL,
	CONSTRAINT "checkpoint_tenant_id_chain_position_pk" PRIMARY KEY("tenant_id","chain","position")
);
--> statement-breakpoint
CREATE TABLE "seal" (
	"tenant_id" uuid NOT NULL,
	"chain" uuid NOT NULL,
	"position" bigint NOT NULL,
	"xid" "xid8" NOT NULL,
	"seq" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "seal_tenant_id_chain_position_pk" PRIMARY KEY("tenant_id","chain","position")
);
--> statement-breakpoint
CREATE TABLE "seal_head" (
	"id" integer PRIMARY KEY NOT NULL,
	"xid" "xid8" DEFAULT '0' NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"sealed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "witness" (
	"tenant_id" uuid NOT NULL,
	"source_id" uuid NOT NULL,
	"chain" uuid NOT NULL,
	"position" bigint NOT NULL,
	"hash" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "witness_tenant_id_chain_pk" PRIMARY KEY("tenant_id","chain")
);
--> statement-breakpoint
DROP INDEX "event_chain";--> statement-breakpoint
DROP INDEX "event_at";--> statement-breakpoint
DROP INDEX "event_subject";--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "organization_id" uuid;--> statement-breakpoint
CREATE UNIQUE INDEX "seal_event" ON "seal" USING btree ("tenant_id","chain","xid","seq");--> statement-breakpoint
CREATE INDEX "witness_source" ON "witness" USING btree ("tenant_id","source_id","chain");--> statement-breakpoint
CREATE INDEX "event_opened" ON "event" USING btree ("tenant_id","actor_id","at","seq") WHERE action in ('access.opened', 'access.downloaded');--> statement-breakpoint
CREATE INDEX "event_chain" ON "event" USING btree ("tenant_id","chain","at","seq");--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("tenant_id","at","seq");--> statement-breakpoint
CREATE INDEX "event_subject" ON "event" USING btree ("tenant_id","subject","at","seq");--> statement-breakpoint
INSERT INTO seal_head (id) VALUES (1);
--> statement-breakpoint
-- The sealer's own role: what the parties' roles can only read, it alone writes.
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ringratt_sealer') THEN
    CREATE ROLE ringratt_sealer NOLOGIN NOINHERIT;
  END IF;
END $$;
--> statement-breakpoint
GRANT ringratt_sealer TO ringratt_app;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO ringratt_sealer;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['seal', 'checkpoint', 'witness'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('CREATE POLICY sealer ON %I TO ringratt_sealer USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()))', t);
    EXECUTE format('CREATE POLICY principal ON %I FOR SELECT TO ringratt_principal USING (tenant_id = (select app_tenant()))', t);
    EXECUTE format('CREATE POLICY auditor ON %I FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_app, ringratt_principal, ringratt_auditor, ringratt_sealer', t);
    EXECUTE format('GRANT INSERT ON %I TO ringratt_sealer', t);
  END LOOP;
  -- A center reads the chain of the assignment it is bound to; its lists look across its assignments.
  FOREACH t IN ARRAY ARRAY['seal', 'checkpoint'] LOOP
    EXECUTE format('CREATE POLICY center ON %I FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and chain = (select app_assignment()))', t);
    EXECUTE format('CREATE POLICY center_reader ON %I FOR SELECT TO ringratt_center_reader USING (chain = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center, ringratt_center_reader', t);
    EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE UPDATE OR DELETE ON %1$I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t);
    EXECUTE format('CREATE TRIGGER %1$s_no_truncate BEFORE TRUNCATE ON %1$I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (position, hash, at) ON witness TO ringratt_sealer;
--> statement-breakpoint
CREATE FUNCTION witness_goes_forward() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF new.position <= old.position OR new.source_id <> old.source_id THEN
    RAISE EXCEPTION 'a witness only goes forward' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER witness_forward BEFORE UPDATE ON witness FOR EACH ROW EXECUTE FUNCTION witness_goes_forward();
--> statement-breakpoint
CREATE TRIGGER witness_kept BEFORE DELETE ON witness FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER witness_no_truncate BEFORE TRUNCATE ON witness FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE POLICY sealer ON event TO ringratt_sealer USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()));
--> statement-breakpoint
-- It reads what it seals, and writes one event of its own: that it signed a checkpoint.
GRANT SELECT, INSERT ON event TO ringratt_sealer;
--> statement-breakpoint
CREATE POLICY sealer ON assignment FOR SELECT TO ringratt_sealer USING (tenant_id = (select app_tenant()));
--> statement-breakpoint
GRANT SELECT (tenant_id, id, contact_center_id) ON assignment TO ringratt_sealer;
--> statement-breakpoint
GRANT SELECT ON seal_head TO ringratt_app, ringratt_principal, ringratt_center, ringratt_center_reader, ringratt_auditor, ringratt_sealer;
--> statement-breakpoint
GRANT UPDATE (xid, seq, sealed_at) ON seal_head TO ringratt_sealer;
--> statement-breakpoint
GRANT SELECT ON organization, assignment, event, seal, checkpoint, witness, seal_head TO ringratt_definer;
--> statement-breakpoint
-- What is committed and not sealed yet, in commit order: below the snapshot's xmin nothing can appear any more.
-- A probe of the primary key for each tenant, so that the hot path carries no index for it.
CREATE FUNCTION unsealed_events(after_xid xid8, after_seq bigint, most int)
RETURNS TABLE (tenant_id uuid, chain uuid, xid xid8, seq bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select e.tenant_id, e.chain, e.xid, e.seq
  from organization o
  cross join lateral (
    select e.tenant_id, e.chain, e.xid, e.seq from event e
    where e.tenant_id = o.id and (e.xid, e.seq) > ($1, $2) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
    order by e.xid, e.seq limit $3
  ) e
  order by e.xid, e.seq limit $3
$$;
--> statement-breakpoint
-- The first instant that is not sealed yet, committed a moment ago or long since.
CREATE FUNCTION oldest_unsealed() RETURNS timestamptz
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select min(e.at)
  from seal_head h cross join organization o
  cross join lateral (
    select e.at from event e where e.tenant_id = o.id and (e.xid, e.seq) > (h.xid, h.seq) order by e.xid, e.seq limit 1
  ) e
  where h.id = 1
$$;
--> statement-breakpoint
-- Chains that grew since they were signed, but for the event that tells of the signing.
CREATE FUNCTION chains_to_sign(signed_before timestamptz, most int) RETURNS TABLE (tenant_id uuid, chain uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select c.tenant_id, c.chain
  from (select o.id as tenant_id, o.id as chain from organization o union all select a.tenant_id, a.id from assignment a) c
  cross join lateral (
    select s.position, s.xid, s.seq from seal s where s.tenant_id = c.tenant_id and s.chain = c.chain order by s.position desc limit 1
  ) head
  left join lateral (
    select k.position, k.at from checkpoint k where k.tenant_id = c.tenant_id and k.chain = c.chain order by k.position desc limit 1
  ) last on true
  where last.position is null or (last.at < $1 and (head.position > last.position + 1 or (head.position = last.position + 1
    and not exists (select from event e where e.tenant_id = c.tenant_id and e.xid = head.xid and e.seq = head.seq and e.action = 'checkpoint.signed'))))
  limit $2
$$;
--> statement-breakpoint
-- What the other party holds of a chain, for either party of it.
CREATE FUNCTION witness_of(chain uuid) RETURNS TABLE ("position" bigint, hash bytea, at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select w.position, w.hash, w.at
  from assignment a join witness w on w.tenant_id = a.contact_center_id and w.source_id = a.tenant_id and w.chain = a.id
  where a.id = $1 and (a.tenant_id = app_tenant() or a.contact_center_id = app_organization())
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['unsealed_events(xid8, bigint, int)', 'oldest_unsealed()', 'chains_to_sign(timestamptz, int)', 'witness_of(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app', f);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION unsealed_events(xid8, bigint, int) TO ringratt_sealer;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION witness_of(uuid) TO ringratt_principal, ringratt_center, ringratt_auditor;
