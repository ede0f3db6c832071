DROP INDEX "presented_number_assignment";--> statement-breakpoint
DROP INDEX "consent_number";--> statement-breakpoint
DROP INDEX "customer_relation_number";--> statement-breakpoint
ALTER TABLE "assignment" ADD COLUMN "center_suppressions_seen" bigint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "contact_list" ADD COLUMN "birth_column" integer;--> statement-breakpoint
ALTER TABLE "due_work" ADD COLUMN "rung_at" timestamp (3) with time zone;--> statement-breakpoint
CREATE INDEX "due_work_unrung" ON "due_work" USING btree ("due_at") WHERE rung_at is null;--> statement-breakpoint
ALTER TABLE "presented_number" ADD CONSTRAINT "presented_number_once" UNIQUE("tenant_id","assignment_id","number","from_at");--> statement-breakpoint
ALTER TABLE "consent" ADD CONSTRAINT "consent_once" UNIQUE("tenant_id","number_key","given_at","automated");--> statement-breakpoint
ALTER TABLE "customer_relation" ADD CONSTRAINT "customer_relation_once" UNIQUE("tenant_id","number_key","product_kind","since");--> statement-breakpoint
-- A position is taken under a lock that lasts until the commit, so that a reader who has seen a position has
-- seen all before it: a reader of a bare sequence misses what commits late.
CREATE FUNCTION take_suppression_position() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(new.tenant_id::text, 13));
  new.position := coalesce((SELECT max(s.position) FROM suppression s WHERE s.tenant_id = new.tenant_id), 0) + 1;
  RETURN new;
END $$;
--> statement-breakpoint
CREATE TRIGGER suppression_position BEFORE INSERT OR UPDATE ON suppression FOR EACH ROW EXECUTE FUNCTION take_suppression_position();
--> statement-breakpoint
GRANT SELECT ON contact TO ringratt_definer;
--> statement-breakpoint
-- The lists that an organization has to respect (2): its own, and those of the principals it works for.
CREATE FUNCTION suppression_feed(organization uuid, owners uuid[], afters bigint[], most int)
RETURNS TABLE (owner uuid, "position" bigint, number text, number_key bytea, since timestamptz, removed_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  with respected as (
    select $1 as owner where $1 = app_organization()
    union
    select a.tenant_id from assignment a where a.contact_center_id = $1 and $1 = app_organization() and a.state in ('accepted', 'live', 'paused')
  ), seen as (
    select * from unnest($2, $3) as x(owner, after)
  )
  select s.tenant_id, s.position, s.number, s.number_key, s.since, s.removed_at
  from respected r
  left join seen on seen.owner = r.owner
  cross join lateral (
    select * from suppression s where s.tenant_id = r.owner and s.position > coalesce(seen.after, 0)
    order by s.position limit $4
  ) s
  order by s.tenant_id, s.position limit $4
$$;
--> statement-breakpoint
-- What changed in the center's own list, told to the principal's side only where it is about a contact of this
-- very assignment; for the rest the position alone.
CREATE FUNCTION center_suppressions_after(principal uuid, assignment uuid, after bigint, most int)
RETURNS TABLE ("position" bigint, contact_id uuid, active boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select s.position, c.id, s.removed_at is null
  from assignment a
  join suppression s on s.tenant_id = a.contact_center_id and s.position > $3
  left join contact c on c.tenant_id = $1 and c.assignment_id = $2 and c.number_key = s.number_key
  where a.tenant_id = $1 and a.tenant_id = app_tenant() and a.id = $2 and a.contact_center_id <> $1
  order by s.position limit $4
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['suppression_feed(uuid, uuid[], bigint[], int)', 'center_suppressions_after(uuid, uuid, bigint, int)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app, ringratt_principal', f);
  END LOOP;
END $$;
