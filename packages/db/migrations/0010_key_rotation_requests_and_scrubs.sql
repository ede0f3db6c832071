CREATE TABLE "api_request" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"api_key_id" uuid NOT NULL,
	"method" text NOT NULL,
	"route" text,
	"status" integer NOT NULL,
	"duration" integer NOT NULL,
	"problem" text,
	CONSTRAINT "api_request_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_request_method" CHECK ("api_request"."method" in ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'))
);
--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "previous_prefix" text;
--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "previous_secret_hash" "bytea";
--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "previous_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "api_key" ADD COLUMN "revision" bigint DEFAULT 1 NOT NULL;
--> statement-breakpoint
ALTER TABLE "idempotency" ADD COLUMN "running_until" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "nix_version" ADD COLUMN "scrub_started_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "nix_version" ADD COLUMN "scrubbed_at" timestamp (3) with time zone;
--> statement-breakpoint
ALTER TABLE "nix_version" ADD COLUMN "slots_total" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "nix_version" ADD COLUMN "slots_checked" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "nix_version" ADD COLUMN "slots_withdrawn" bigint DEFAULT 0 NOT NULL;
--> statement-breakpoint
ALTER TABLE "api_request" ADD CONSTRAINT "api_request_tenant_id_api_key_id_api_key_tenant_id_id_fk" FOREIGN KEY ("tenant_id","api_key_id") REFERENCES "public"."api_key"("tenant_id","id") ON DELETE no action ON UPDATE no action;
--> statement-breakpoint
CREATE INDEX "api_request_at" ON "api_request" USING btree ("tenant_id","at" DESC NULLS FIRST,"id");
--> statement-breakpoint
CREATE INDEX "api_request_key" ON "api_request" USING btree ("tenant_id","api_key_id","at" DESC NULLS FIRST,"id");
--> statement-breakpoint
CREATE INDEX "api_key_previous_secret" ON "api_key" USING btree ("previous_secret_hash");
--> statement-breakpoint
ALTER TABLE api_request ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE api_request FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON api_request TO ringratt_app, ringratt_auditor, ringratt_definer;
--> statement-breakpoint
GRANT SELECT, INSERT, DELETE ON api_request TO ringratt_principal;
--> statement-breakpoint
CREATE POLICY principal ON api_request TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY auditor ON api_request FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()));
--> statement-breakpoint
GRANT SELECT ON idempotency, organization TO ringratt_definer;
--> statement-breakpoint
GRANT UPDATE (result, running_until, created_at) ON idempotency TO ringratt_principal;
--> statement-breakpoint
-- While a rotation overlaps, the secret before it names the key too; whether it still does, the caller judges by
-- its own clock.
CREATE OR REPLACE FUNCTION api_key_for_secret(secret_hash bytea) RETURNS TABLE (tenant_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select k.tenant_id, k.id from api_key k where k.secret_hash = $1
  union all
  select k.tenant_id, k.id from api_key k where k.previous_secret_hash = $1
$$;
--> statement-breakpoint
-- Asked at every request, for many at once: what a process knows of a key holds while the revision is the same.
CREATE FUNCTION api_key_revisions(hashes bytea[]) RETURNS TABLE (hash bytea, revision bigint)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select k.secret_hash, k.revision from api_key k where k.secret_hash = any ($1) and k.revoked_at is null
  union all
  select k.previous_secret_hash, k.revision from api_key k where k.previous_secret_hash = any ($1) and k.revoked_at is null
$$;
--> statement-breakpoint
DROP FUNCTION suppression_feed(uuid, uuid[], bigint[], int);
--> statement-breakpoint
-- The lists that an organization has to respect (2): its own, those of the principals it works for, and those of
-- the contact centers that work for it. Of another's list it is told the numbers that it has in hand itself: a
-- center those it was handed or asked for, a principal those of its contacts. Of the rest the position alone:
-- they are refused at every claim and permit.
CREATE FUNCTION suppressions_to_respect(organization uuid, assignment uuid, owners uuid[], afters bigint[], most int)
RETURNS TABLE (owner uuid, "position" bigint, number text, since timestamptz, removed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  with shared as materialized (
    select a.tenant_id, a.id, a.campaign_id, a.contact_center_id from assignment a
    where $1 = app_organization() and (a.contact_center_id = $1 or a.tenant_id = $1) and a.contact_center_id <> a.tenant_id
      and ($2 is null or a.id = $2) and a.state in ('accepted', 'live', 'paused')
  ), respected as (
    select $1 as owner where $1 = app_organization()
    union select tenant_id from shared union select contact_center_id from shared
  ), seen as (
    select * from unnest($3, $4) as x(owner, after)
  ), changed as (
    select s.tenant_id, s.position, s.number, s.number_key, s.since, s.removed_at
    from respected r
    left join seen on seen.owner = r.owner
    cross join lateral (
      select * from suppression s where s.tenant_id = r.owner and s.position > coalesce(seen.after, 0)
      order by s.position limit $5
    ) s
    order by s.tenant_id, s.position limit $5
  )
  select c.tenant_id, c.position,
    case when c.tenant_id = $1
      or exists (select from shared a join attempt t on t.tenant_id = a.tenant_id and t.campaign_id = a.campaign_id
          and t.number_key = c.number_key and t.contact_center_id = $1
        where a.tenant_id = c.tenant_id and a.contact_center_id = $1)
      or exists (select from shared a join contact k on k.tenant_id = a.tenant_id and k.assignment_id = a.id
          and k.number_key = c.number_key
        where a.tenant_id = $1 and a.contact_center_id = c.tenant_id)
    then c.number end,
    c.since, c.removed_at
  from changed c order by c.tenant_id, c.position
$$;
--> statement-breakpoint
-- Whose request log or stored answers hold rows that are older than they are kept.
CREATE FUNCTION tenants_with_old_requests(requests_before timestamptz, answers_before timestamptz) RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select o.id from organization o
  where exists (select from api_request r where r.tenant_id = o.id and r.at < $1)
    or exists (select from idempotency i where i.tenant_id = o.id and i.created_at < $2)
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['api_key_revisions(bytea[])', 'suppressions_to_respect(uuid, uuid, uuid[], bigint[], int)', 'tenants_with_old_requests(timestamptz, timestamptz)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app, ringratt_principal', f);
  END LOOP;
END $$;
