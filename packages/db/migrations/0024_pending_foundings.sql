CREATE TABLE "founding" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"content" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "founding_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE INDEX "founding_expires" ON "founding" USING btree ("expires_at");--> statement-breakpoint
-- A tenant that is none yet: the same lock as every tenant's, and nobody's on another side.
ALTER TABLE founding ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE founding FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
CREATE POLICY principal ON founding TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()));
--> statement-breakpoint
-- It is opened once or runs out; nothing of it is changed.
GRANT SELECT, INSERT, DELETE ON founding TO ringratt_principal;
--> statement-breakpoint
GRANT SELECT ON founding TO ringratt_app;
--> statement-breakpoint
GRANT SELECT, DELETE ON founding TO ringratt_definer;
--> statement-breakpoint
GRANT SELECT, DELETE ON outbound_email TO ringratt_definer;
--> statement-breakpoint
GRANT DELETE ON due_work TO ringratt_definer;
--> statement-breakpoint
CREATE FUNCTION founding_for_token(token_hash bytea) RETURNS TABLE (tenant_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select f.tenant_id from founding f where f.token_hash = $1 $$;
--> statement-breakpoint
CREATE FUNCTION organization_number_taken(number_key bytea) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select exists (select from organization o where o.organization_number_key = $1)
$$;
--> statement-breakpoint
-- What was never opened goes whole: its mail too, which belongs to no organization and names somebody's address.
CREATE FUNCTION discard_foundings(at timestamptz) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public AS $$
  with lapsed as (delete from founding f where f.expires_at <= $1 returning f.tenant_id),
    mails as (delete from outbound_email e using lapsed l where e.tenant_id = l.tenant_id),
    works as (delete from due_work d using lapsed l where d.tenant_id = l.tenant_id)
  select count(*) from lapsed
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['founding_for_token(bytea)', 'organization_number_taken(bytea)', 'discard_foundings(timestamptz)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app', f);
  END LOOP;
END $$;
