CREATE TABLE "obligation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid,
	"duty" text NOT NULL,
	"subject" text NOT NULL,
	"responsible" text NOT NULL,
	"state" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"assignee_id" uuid,
	"created_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"breached_at" timestamp (3) with time zone,
	"reminded_at" timestamp (3) with time zone,
	"reason" text,
	"evidence" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"rule_pack" text NOT NULL,
	CONSTRAINT "obligation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "obligation_state" CHECK ("obligation"."state" in ('open', 'met', 'breached', 'waived')),
	CONSTRAINT "obligation_responsible" CHECK ("obligation"."responsible" in ('principal', 'contactCenter', 'both'))
);
--> statement-breakpoint
ALTER TABLE "obligation" ADD CONSTRAINT "obligation_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "obligation_due" ON "obligation" USING btree ("tenant_id","state","due_at","id");--> statement-breakpoint
CREATE INDEX "obligation_assignment" ON "obligation" USING btree ("tenant_id","assignment_id","state","due_at","id");--> statement-breakpoint
CREATE INDEX "obligation_subject" ON "obligation" USING btree ("tenant_id","subject","duty");--> statement-breakpoint
ALTER TABLE obligation ENABLE ROW LEVEL SECURITY;
--> statement-breakpoint
ALTER TABLE obligation FORCE ROW LEVEL SECURITY;
--> statement-breakpoint
GRANT SELECT ON obligation TO ringratt_app, ringratt_auditor, ringratt_center_reader;
--> statement-breakpoint
GRANT SELECT, INSERT, UPDATE ON obligation TO ringratt_principal;
--> statement-breakpoint
-- A center meets and hands out what is its own part of an assignment; it opens and breaks nothing by itself.
GRANT SELECT, UPDATE (state, assignee_id, closed_at, evidence) ON obligation TO ringratt_center;
--> statement-breakpoint
CREATE POLICY principal ON obligation TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY auditor ON obligation FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()));
--> statement-breakpoint
CREATE POLICY center ON obligation TO ringratt_center USING (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment())) WITH CHECK (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment()));
--> statement-breakpoint
CREATE POLICY center_reader ON obligation FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))));
