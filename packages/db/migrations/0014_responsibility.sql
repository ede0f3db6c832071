CREATE TABLE "responsibility_comment" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"duty" text,
	"organization_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"words" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "responsibility_comment_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "responsibility_signature" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"side" text NOT NULL,
	"organization_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"person_name" text NOT NULL,
	"fingerprint" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"voided_at" timestamp (3) with time zone,
	CONSTRAINT "responsibility_signature_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "responsibility_signature_side" CHECK ("responsibility_signature"."side" in ('principal', 'contactCenter'))
);
--> statement-breakpoint
CREATE TABLE "responsibility_template" (
	"tenant_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"saved_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "responsibility_template_tenant_id_pk" PRIMARY KEY("tenant_id")
);
--> statement-breakpoint
CREATE TABLE "responsibility_version" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"content" jsonb NOT NULL,
	"fingerprint" text NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"opened_by" uuid NOT NULL,
	"edited_by" uuid NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"edited_at" timestamp (3) with time zone NOT NULL,
	"signed_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	CONSTRAINT "responsibility_version_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "responsibility_version_number" UNIQUE("tenant_id","assignment_id","version"),
	CONSTRAINT "responsibility_version_state" CHECK ("responsibility_version"."state" in ('proposed', 'signed', 'superseded', 'withdrawn'))
);
--> statement-breakpoint
ALTER TABLE "responsibility_comment" ADD CONSTRAINT "responsibility_comment_tenant_id_version_id_responsibility_version_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."responsibility_version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_signature" ADD CONSTRAINT "responsibility_signature_tenant_id_version_id_responsibility_version_tenant_id_id_fk" FOREIGN KEY ("tenant_id","version_id") REFERENCES "public"."responsibility_version"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_template" ADD CONSTRAINT "responsibility_template_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "responsibility_version" ADD CONSTRAINT "responsibility_version_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "responsibility_comment_assignment" ON "responsibility_comment" USING btree ("tenant_id","assignment_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "responsibility_signature_once" ON "responsibility_signature" USING btree ("tenant_id","assignment_id","version_id","side") WHERE voided_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "responsibility_version_open" ON "responsibility_version" USING btree ("tenant_id","assignment_id") WHERE state = 'proposed';--> statement-breakpoint
CREATE UNIQUE INDEX "responsibility_version_holds" ON "responsibility_version" USING btree ("tenant_id","assignment_id") WHERE state = 'signed';--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['responsibility_version', 'responsibility_signature', 'responsibility_comment', 'responsibility_template'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_app', t);
    EXECUTE format('CREATE POLICY principal ON %I TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ringratt_principal', t);
    EXECUTE format('CREATE POLICY auditor ON %I FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_auditor, ringratt_campaign_auditor', t);
  END LOOP;
  -- Both parties open, edit, sign and comment; a center within its one assignment.
  FOREACH t IN ARRAY ARRAY['responsibility_version', 'responsibility_signature', 'responsibility_comment'] LOOP
    EXECUTE format('CREATE POLICY campaign_auditor ON %I FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and assignment_id in (select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))', t);
    EXECUTE format('CREATE POLICY center ON %I TO ringratt_center USING (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment())) WITH CHECK (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ringratt_center', t);
    EXECUTE format('CREATE POLICY center_reader ON %I FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center_reader', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (state, content, fingerprint, revision, edited_by, edited_at, signed_at, closed_at) ON responsibility_version TO ringratt_principal, ringratt_center;
--> statement-breakpoint
GRANT UPDATE (voided_at) ON responsibility_signature TO ringratt_principal, ringratt_center;
--> statement-breakpoint
GRANT UPDATE ON responsibility_template TO ringratt_principal;
--> statement-breakpoint
-- The second of the two to sign sets both dates, whichever side it is.
GRANT UPDATE (principal_signed_at) ON assignment TO ringratt_center;
--> statement-breakpoint
-- What both have signed stays as it was signed, whoever asks; only its end is written.
CREATE FUNCTION refuse_change_of_signed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'proposed' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.fingerprint IS DISTINCT FROM OLD.fingerprint) THEN
    RAISE EXCEPTION 'a version that is no longer open is not edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER responsibility_version_signed BEFORE UPDATE ON responsibility_version FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signed();
