CREATE TABLE "audit_grant" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid,
	"email" text NOT NULL,
	"campaign_id" uuid,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"ended_by" uuid,
	CONSTRAINT "audit_grant_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "audit_grant_window" CHECK ("audit_grant"."starts_at" < "audit_grant"."ends_at")
);
--> statement-breakpoint
CREATE TABLE "identity_provider" (
	"tenant_id" uuid PRIMARY KEY NOT NULL,
	"issuer" text NOT NULL,
	"client_id" text NOT NULL,
	"client_secret" "bytea" NOT NULL,
	"domain" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"email" text NOT NULL,
	"role" text NOT NULL,
	"signs" boolean DEFAULT false NOT NULL,
	"audit_grant_id" uuid,
	"token_hash" "bytea" NOT NULL,
	"invited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "invitation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "invitation_token" UNIQUE("token_hash"),
	CONSTRAINT "invitation_role" CHECK ("invitation"."role" in ('owner', 'manager', 'agentLead', 'auditor')),
	CONSTRAINT "invitation_audit" CHECK (("invitation"."role" = 'auditor') = ("invitation"."audit_grant_id" is not null))
);
--> statement-breakpoint
CREATE TABLE "person_identity" (
	"tenant_id" uuid NOT NULL,
	"issuer" text NOT NULL,
	"subject" text NOT NULL,
	"person_id" uuid NOT NULL,
	"linked_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_identity_tenant_id_issuer_subject_pk" PRIMARY KEY("tenant_id","issuer","subject")
);
--> statement-breakpoint
CREATE TABLE "password_reset" (
	"person_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "password_reset_person_id_id_pk" PRIMARY KEY("person_id","id"),
	CONSTRAINT "password_reset_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "recovery_code" (
	"person_id" uuid NOT NULL,
	"code_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "recovery_code_person_id_code_hash_pk" PRIMARY KEY("person_id","code_hash")
);
--> statement-breakpoint
CREATE TABLE "spent_code" (
	"person_id" uuid NOT NULL,
	"step" bigint NOT NULL,
	CONSTRAINT "spent_code_person_id_step_pk" PRIMARY KEY("person_id","step")
);
--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "organization_number_sealed" "bytea";--> statement-breakpoint
ALTER TABLE "organization" ADD COLUMN "organization_number_key" "bytea";--> statement-breakpoint
ALTER TABLE "membership" ADD COLUMN "signs" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "totp_next_secret" "bytea";--> statement-breakpoint
ALTER TABLE "session" ADD COLUMN "second_factor_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "audit_grant" ADD CONSTRAINT "audit_grant_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_grant" ADD CONSTRAINT "audit_grant_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "audit_grant" ADD CONSTRAINT "audit_grant_tenant_id_campaign_id_campaign_tenant_id_id_fk" FOREIGN KEY ("tenant_id","campaign_id") REFERENCES "public"."campaign"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "identity_provider" ADD CONSTRAINT "identity_provider_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitation" ADD CONSTRAINT "invitation_tenant_id_audit_grant_id_audit_grant_tenant_id_id_fk" FOREIGN KEY ("tenant_id","audit_grant_id") REFERENCES "public"."audit_grant"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person_identity" ADD CONSTRAINT "person_identity_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_reset" ADD CONSTRAINT "password_reset_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "spent_code" ADD CONSTRAINT "spent_code_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "audit_grant_created" ON "audit_grant" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "audit_grant_person" ON "audit_grant" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "invitation_created" ON "invitation" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "person_identity_person" ON "person_identity" USING btree ("person_id");--> statement-breakpoint
ALTER TABLE "organization" ADD CONSTRAINT "organization_number_key" UNIQUE("organization_number_key");--> statement-breakpoint
DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'ringratt_campaign_auditor') THEN
    CREATE ROLE ringratt_campaign_auditor NOLOGIN NOINHERIT;
  END IF;
END $$;
--> statement-breakpoint
GRANT ringratt_campaign_auditor TO ringratt_app;
--> statement-breakpoint
GRANT USAGE ON SCHEMA public TO ringratt_campaign_auditor;
--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['spent_code', 'recovery_code', 'password_reset', 'audit_grant', 'invitation', 'identity_provider', 'person_identity'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_app', t);
  END LOOP;
  -- A person's own.
  FOREACH t IN ARRAY ARRAY['spent_code', 'recovery_code', 'password_reset', 'person_identity'] LOOP
    EXECUTE format('CREATE POLICY self ON %I TO ringratt_person USING (person_id = (select app_person())) WITH CHECK (person_id = (select app_person()))', t);
    EXECUTE format('GRANT SELECT, INSERT, DELETE ON %I TO ringratt_person', t);
  END LOOP;
  -- The organization's own.
  FOREACH t IN ARRAY ARRAY['audit_grant', 'invitation', 'identity_provider', 'person_identity'] LOOP
    EXECUTE format('CREATE POLICY principal ON %I TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_principal', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (used_at) ON recovery_code, password_reset TO ringratt_person;
--> statement-breakpoint
GRANT INSERT ON audit_grant, invitation, identity_provider TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (person_id, ended_at, ended_by) ON audit_grant TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (token_hash, expires_at, accepted_at, accepted_by, withdrawn_at) ON invitation TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE, DELETE ON identity_provider TO ringratt_principal;
--> statement-breakpoint
GRANT DELETE ON person_identity TO ringratt_principal;
--> statement-breakpoint
CREATE POLICY self ON audit_grant FOR SELECT TO ringratt_person USING (person_id = (select app_person()));
--> statement-breakpoint
GRANT SELECT ON audit_grant TO ringratt_person;
--> statement-breakpoint
CREATE POLICY audited ON person FOR SELECT TO ringratt_auditor USING (id in (select m.person_id from membership m));
--> statement-breakpoint
GRANT SELECT (id, email, name, locale, created_at) ON person TO ringratt_auditor;
--> statement-breakpoint
GRANT SELECT ON membership TO ringratt_auditor;
--> statement-breakpoint
-- Whether the second factor is set up may be known to colleagues; its seed to nobody.
GRANT SELECT (totp_confirmed_at) ON person TO ringratt_principal;
--> statement-breakpoint
-- The auditor of one campaign sees what hangs on it: by its own columns, or by the assignments of the campaign.
DO $$
DECLARE t text; columns text[]; condition text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND has_table_privilege('ringratt_auditor', c.oid, 'SELECT') LOOP
    SELECT array_agg(a.attname::text) INTO columns FROM pg_attribute a WHERE a.attrelid = format('public.%I', t)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
    condition := CASE
      WHEN t = 'campaign' THEN 'id = (select app_campaign())'
      WHEN t = 'offer' THEN 'id = (select c.offer_id from campaign c where c.tenant_id = (select app_tenant()) and c.id = (select app_campaign()))'
      WHEN 'campaign_id' = ANY (columns) THEN 'campaign_id = (select app_campaign())'
      WHEN 'assignment_id' = ANY (columns) THEN 'assignment_id = any (array(select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))'
      WHEN 'chain' = ANY (columns) THEN 'chain = any (array(select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))'
    END;
    IF condition IS NOT NULL AND 'tenant_id' = ANY (columns) THEN
      EXECUTE format('CREATE POLICY campaign_auditor ON %I FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and %s)', t, condition);
    END IF;
    EXECUTE format('GRANT SELECT ON %I TO ringratt_campaign_auditor', t);
  END LOOP;
END $$;
--> statement-breakpoint
CREATE POLICY campaign_auditor ON organization FOR SELECT TO ringratt_campaign_auditor USING (id = (select app_tenant()) or id in (select a.contact_center_id from assignment a));
--> statement-breakpoint
GRANT SELECT (id, email, name, locale, created_at) ON person TO ringratt_campaign_auditor;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION witness_of(uuid) TO ringratt_campaign_auditor;
--> statement-breakpoint
GRANT SELECT ON invitation, password_reset, person_identity, identity_provider TO ringratt_definer;
--> statement-breakpoint
-- Before a tenant or a person is known: ids alone.
CREATE FUNCTION invitation_for_token(token_hash bytea) RETURNS TABLE (tenant_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select i.tenant_id, i.id from invitation i where i.token_hash = $1 $$;
--> statement-breakpoint
CREATE FUNCTION password_reset_for_token(token_hash bytea) RETURNS TABLE (person_id uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$ select r.person_id, r.id from password_reset r where r.token_hash = $1 $$;
--> statement-breakpoint
CREATE FUNCTION person_for_identity(tenant uuid, issuer text, subject text) RETURNS TABLE (person_id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select i.person_id from person_identity i where i.tenant_id = $1 and i.issuer = $2 and i.subject = $3
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['invitation_for_token(bytea)', 'password_reset_for_token(bytea)', 'person_for_identity(uuid, text, text)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app, ringratt_person', f);
  END LOOP;
END $$;
