CREATE TABLE "recording" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"contact_center_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"state" text NOT NULL,
	"consent_asked_at" timestamp (3) with time zone,
	"consent_confirmed_at" timestamp (3) with time zone,
	"consent_refused" boolean DEFAULT false NOT NULL,
	"started_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"holds" text[] DEFAULT '{}' NOT NULL,
	"content_type" text,
	"size" bigint,
	"sha256" "bytea",
	"storage_key" text,
	"wrapped_key" "bytea",
	"call_ended_at" timestamp (3) with time zone NOT NULL,
	"hold_reason" text,
	"hold_until" timestamp (3) with time zone,
	"deleted_at" timestamp (3) with time zone,
	"file_removed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rule_pack" text NOT NULL,
	CONSTRAINT "recording_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "recording_state" CHECK ("recording"."state" in ('receiving', 'stored', 'refused', 'deleted', 'abandoned')),
	CONSTRAINT "recording_key" CHECK (("recording"."state" = 'stored') = ("recording"."wrapped_key" is not null)),
	CONSTRAINT "recording_hold" CHECK (("recording"."hold_reason" is null) = ("recording"."hold_until" is null))
);
--> statement-breakpoint
ALTER TABLE "recording" ADD CONSTRAINT "recording_tenant_id_attempt_id_attempt_tenant_id_id_fk" FOREIGN KEY ("tenant_id","attempt_id") REFERENCES "public"."attempt"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recording_attempt" ON "recording" USING btree ("tenant_id","attempt_id","created_at");--> statement-breakpoint
CREATE INDEX "recording_created" ON "recording" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
ALTER TABLE recording ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE recording FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
-- Shared rows of an assignment. A wrapped key opens nothing without the secret that lies outside.
GRANT SELECT ON recording TO ringratt_app;
--> statement-breakpoint
GRANT SELECT, INSERT ON recording TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (state, consent_asked_at, consent_confirmed_at, size, sha256, wrapped_key, hold_reason, hold_until, deleted_at, file_removed_at) ON recording TO ringratt_principal;
--> statement-breakpoint
GRANT SELECT ON recording TO ringratt_auditor, ringratt_campaign_auditor, ringratt_center, ringratt_center_reader;
--> statement-breakpoint
CREATE POLICY principal ON recording TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY auditor ON recording FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY campaign_auditor ON recording FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and assignment_id in (select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())));
--> statement-breakpoint
CREATE POLICY center ON recording FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment()));
--> statement-breakpoint
CREATE POLICY center_reader ON recording FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))));
