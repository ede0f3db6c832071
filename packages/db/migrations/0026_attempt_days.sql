CREATE TABLE "attempt_day" (
	"tenant_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"day" text NOT NULL,
	"attempts" integer NOT NULL,
	"by_outcome" jsonb NOT NULL,
	"by_half_hour" jsonb NOT NULL,
	"stale" boolean DEFAULT false NOT NULL,
	CONSTRAINT "attempt_day_tenant_id_assignment_id_day_pk" PRIMARY KEY("tenant_id","assignment_id","day")
);
--> statement-breakpoint
DROP INDEX "attempt_number_history";--> statement-breakpoint
DROP INDEX "attempt_campaign";--> statement-breakpoint
DROP INDEX "attempt_latest";--> statement-breakpoint
ALTER TABLE "attempt_day" ADD CONSTRAINT "attempt_day_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_latest" ON "attempt" USING btree ("tenant_id","assignment_id","started_at" DESC NULLS FIRST,"id");--> statement-breakpoint
DO $$
BEGIN
  ALTER TABLE attempt_day ENABLE ROW LEVEL SECURITY;
  ALTER TABLE attempt_day FORCE ROW LEVEL SECURITY;
  GRANT SELECT ON attempt_day TO ringratt_app, ringratt_auditor, ringratt_campaign_auditor, ringratt_center, ringratt_center_reader;
  GRANT SELECT, INSERT, UPDATE ON attempt_day TO ringratt_principal;
  CREATE POLICY principal ON attempt_day TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()));
  CREATE POLICY auditor ON attempt_day FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()));
  CREATE POLICY campaign_auditor ON attempt_day FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and assignment_id = any (array(select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign()))));
  CREATE POLICY center ON attempt_day FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment()));
  CREATE POLICY center_reader ON attempt_day FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))));
END $$;
