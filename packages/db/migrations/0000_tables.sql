CREATE TABLE "api_key" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"prefix" text NOT NULL,
	"secret_hash" "bytea" NOT NULL,
	"scopes" text[] NOT NULL,
	"assignment_id" uuid,
	"requests_per_second" integer DEFAULT 50 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone,
	"revoked_at" timestamp (3) with time zone,
	"last_used_at" timestamp (3) with time zone,
	CONSTRAINT "api_key_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "api_key_secret" UNIQUE("secret_hash")
);
--> statement-breakpoint
CREATE TABLE "idempotency" (
	"tenant_id" uuid NOT NULL,
	"api_key_id" uuid NOT NULL,
	"key" text NOT NULL,
	"route" text NOT NULL,
	"body_hash" "bytea" NOT NULL,
	"result" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "idempotency_tenant_id_api_key_id_key_pk" PRIMARY KEY("tenant_id","api_key_id","key")
);
--> statement-breakpoint
CREATE TABLE "attempt" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"contact_center_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"contact_id" uuid,
	"slot_bucket" integer,
	"slot_id" uuid,
	"number" text NOT NULL,
	"number_key" "bytea" NOT NULL,
	"presented_number" text NOT NULL,
	"state" text NOT NULL,
	"dialing" text NOT NULL,
	"purpose" text NOT NULL,
	"redial" boolean NOT NULL,
	"attempt_number" integer NOT NULL,
	"fencing" bigint NOT NULL,
	"claimed_at" timestamp (3) with time zone NOT NULL,
	"lease_until" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"outcome" text,
	"rings" integer,
	"ring_seconds" integer,
	"talk_seconds" integer,
	"agent_reference" text,
	"disposition" text,
	"rule_pack" text NOT NULL,
	"reported_at" timestamp (3) with time zone,
	CONSTRAINT "attempt_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "attempt_state" CHECK ("attempt"."state" in ('claimed', 'dialed', 'ended', 'expired', 'released')),
	CONSTRAINT "attempt_outcome" CHECK ("attempt"."outcome" in ('answered', 'machine', 'busy', 'no-answer', 'hung-up', 'silent', 'failed')),
	CONSTRAINT "attempt_dialing" CHECK ("attempt"."dialing" in ('manual', 'preview', 'progressive', 'predictive', 'automated'))
);
--> statement-breakpoint
CREATE TABLE "attempt_report" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"phase" text NOT NULL,
	"body" jsonb NOT NULL,
	"verdict" text NOT NULL,
	CONSTRAINT "attempt_report_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"kind" text NOT NULL,
	"actor" text NOT NULL,
	"allowed" boolean NOT NULL,
	"findings" jsonb NOT NULL,
	"next_allowed_at" timestamp (3) with time zone,
	"rule_pack" text NOT NULL,
	CONSTRAINT "decision_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "incident" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"duty" text NOT NULL,
	"outcome" text NOT NULL,
	"attempt_id" uuid,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"facts" jsonb NOT NULL,
	"rule_pack" text NOT NULL,
	CONSTRAINT "incident_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "reach" (
	"tenant_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"history" jsonb NOT NULL,
	CONSTRAINT "reach_tenant_id_offer_id_number_key_pk" PRIMARY KEY("tenant_id","offer_id","number_key")
);
--> statement-breakpoint
CREATE TABLE "assignment" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"contact_center_id" uuid NOT NULL,
	"state" text NOT NULL,
	"agents" integer DEFAULT 1 NOT NULL,
	"attempts_per_agent_hour" integer DEFAULT 30 NOT NULL,
	"hopper" integer DEFAULT 0 NOT NULL,
	"dialing_modes" text[] DEFAULT '{}' NOT NULL,
	"dialing_declared_at" timestamp (3) with time zone,
	"script_version_id" uuid,
	"principal_signed_at" timestamp (3) with time zone,
	"contact_center_signed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "assignment_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "assignment_center" UNIQUE("tenant_id","campaign_id","contact_center_id"),
	CONSTRAINT "assignment_state" CHECK ("assignment"."state" in ('invited', 'accepted', 'live', 'paused', 'ended', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "assignment_totals" (
	"tenant_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"counts" jsonb NOT NULL,
	"refreshed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "assignment_totals_tenant_id_assignment_id_pk" PRIMARY KEY("tenant_id","assignment_id")
);
--> statement-breakpoint
CREATE TABLE "campaign" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"limits_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"offer_id" uuid NOT NULL,
	"state" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text NOT NULL,
	"volume" integer NOT NULL,
	"limits" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"consideration_hours" integer DEFAULT 24 NOT NULL,
	"revision" bigint DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "campaign_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "campaign_kind" CHECK ("campaign"."kind" in ('sale', 'marketing', 'fundraising', 'collection')),
	CONSTRAINT "campaign_state" CHECK ("campaign"."state" in ('draft', 'live', 'paused', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"lineage_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"product_kind" text NOT NULL,
	"regime" text NOT NULL,
	"terms" jsonb NOT NULL,
	"fingerprint" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "offer_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "offer_fingerprint" UNIQUE("tenant_id","fingerprint"),
	CONSTRAINT "offer_version" UNIQUE("tenant_id","lineage_id","version"),
	CONSTRAINT "offer_regime" CHECK ("offer"."regime" in ('dal2', 'dal3', 'exempt'))
);
--> statement-breakpoint
CREATE TABLE "presented_number" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"number" text NOT NULL,
	"from_at" timestamp (3) with time zone NOT NULL,
	"to_at" timestamp (3) with time zone,
	"callback_tested_at" timestamp (3) with time zone,
	"callable" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "presented_number_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "script_version" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"blocks" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"approved_at" timestamp (3) with time zone,
	CONSTRAINT "script_version_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "script_version_number" UNIQUE("tenant_id","campaign_id","version")
);
--> statement-breakpoint
CREATE TABLE "contact" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"number" text NOT NULL,
	"number_key" "bytea" NOT NULL,
	"name" text,
	"state" text NOT NULL,
	"blocked_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "contact_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contact_number" UNIQUE("tenant_id","assignment_id","number_key"),
	CONSTRAINT "contact_state" CHECK ("contact"."state" in ('waiting', 'planned', 'reached', 'exhausted', 'blocked', 'ended'))
);
--> statement-breakpoint
CREATE TABLE "contact_list" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"name" text NOT NULL,
	"address_source" text NOT NULL,
	"file_name" text NOT NULL,
	"state" text NOT NULL,
	"failure" text,
	"encoding" text NOT NULL,
	"delimiter" text NOT NULL,
	"number_column" integer NOT NULL,
	"name_column" integer,
	"bytes_total" bigint DEFAULT 0 NOT NULL,
	"bytes_read" bigint DEFAULT 0 NOT NULL,
	"rows_read" bigint DEFAULT 0 NOT NULL,
	"rows_imported" bigint DEFAULT 0 NOT NULL,
	"rows_refused" bigint DEFAULT 0 NOT NULL,
	"slots_planned" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"imported_at" timestamp (3) with time zone,
	"planned_at" timestamp (3) with time zone,
	CONSTRAINT "contact_list_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "contact_list_state" CHECK ("contact_list"."state" in ('uploaded', 'importing', 'imported', 'planning', 'planned', 'failed', 'undone'))
);
--> statement-breakpoint
CREATE TABLE "contact_list_part" (
	"tenant_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"content" "bytea" NOT NULL,
	CONSTRAINT "contact_list_part_tenant_id_list_id_part_pk" PRIMARY KEY("tenant_id","list_id","part")
);
--> statement-breakpoint
CREATE TABLE "refused_row" (
	"tenant_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"line" integer NOT NULL,
	"column" text NOT NULL,
	"value" text NOT NULL,
	"reason" text NOT NULL,
	"detail" text,
	CONSTRAINT "refused_row_tenant_id_list_id_line_pk" PRIMARY KEY("tenant_id","list_id","line")
);
--> statement-breakpoint
CREATE TABLE "due_work" (
	"kind" text NOT NULL,
	"tenant_id" uuid NOT NULL,
	"subject_id" uuid NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"generation" bigint DEFAULT 1 NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_error" text,
	CONSTRAINT "due_work_tenant_id_kind_subject_id_pk" PRIMARY KEY("tenant_id","kind","subject_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"tenant_id" uuid NOT NULL,
	"chain" uuid NOT NULL,
	"xid" "xid8" DEFAULT pg_current_xact_id() NOT NULL,
	"seq" bigint GENERATED ALWAYS AS IDENTITY (sequence name "event_seq_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 100),
	"at" timestamp (3) with time zone NOT NULL,
	"actor_kind" text NOT NULL,
	"actor_id" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"assignment_id" uuid,
	"body" jsonb NOT NULL,
	CONSTRAINT "event_tenant_id_xid_seq_pk" PRIMARY KEY("tenant_id","xid","seq")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"id" integer PRIMARY KEY NOT NULL,
	"clock_seen_at" timestamp (3) with time zone NOT NULL,
	"seeded_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "organization" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"organization_number" text NOT NULL,
	"is_principal" boolean NOT NULL,
	"is_contact_center" boolean NOT NULL,
	"email" text NOT NULL,
	"phone" text NOT NULL,
	"postal_address" text NOT NULL,
	"trade_body" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "organization_side" CHECK ("organization"."is_principal" or "organization"."is_contact_center")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"tenant_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "membership_tenant_id_person_id_pk" PRIMARY KEY("tenant_id","person_id"),
	CONSTRAINT "membership_role" CHECK ("membership"."role" in ('owner', 'manager', 'agentLead', 'auditor'))
);
--> statement-breakpoint
CREATE TABLE "person" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text NOT NULL,
	"locale" text DEFAULT 'sv' NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "person_email" UNIQUE("email"),
	CONSTRAINT "person_locale" CHECK ("person"."locale" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"user_agent" text,
	CONSTRAINT "session_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sign_in_failure" (
	"subject" "bytea" NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"id" uuid NOT NULL,
	CONSTRAINT "sign_in_failure_subject_at_id_pk" PRIMARY KEY("subject","at","id")
);
--> statement-breakpoint
CREATE TABLE "consent" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"number" text NOT NULL,
	"given_at" timestamp (3) with time zone NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"automated" boolean NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consent_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "customer_relation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"number" text NOT NULL,
	"product_kind" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "customer_relation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "nix_number" (
	"tenant_id" uuid NOT NULL,
	"date" text NOT NULL,
	"number_key" "bytea" NOT NULL,
	CONSTRAINT "nix_number_tenant_id_date_number_key_pk" PRIMARY KEY("tenant_id","date","number_key")
);
--> statement-breakpoint
CREATE TABLE "nix_version" (
	"tenant_id" uuid NOT NULL,
	"date" text NOT NULL,
	"state" text NOT NULL,
	"numbers" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"completed_at" timestamp (3) with time zone,
	CONSTRAINT "nix_version_tenant_id_date_pk" PRIMARY KEY("tenant_id","date"),
	CONSTRAINT "nix_version_state" CHECK ("nix_version"."state" in ('loading', 'complete'))
);
--> statement-breakpoint
CREATE TABLE "suppression" (
	"tenant_id" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"position" bigint NOT NULL,
	"number" text NOT NULL,
	"since" timestamp (3) with time zone NOT NULL,
	"removed_at" timestamp (3) with time zone,
	"reason" text NOT NULL,
	"attempt_id" uuid,
	CONSTRAINT "suppression_tenant_id_number_key_pk" PRIMARY KEY("tenant_id","number_key")
);
--> statement-breakpoint
CREATE TABLE "slot" (
	"tenant_id" uuid NOT NULL,
	"bucket" integer NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"state" text NOT NULL,
	"not_before" timestamp (3) with time zone NOT NULL,
	"dial_before" timestamp (3) with time zone NOT NULL,
	"attempt_number" integer NOT NULL,
	"redial" boolean NOT NULL,
	"lease_until" timestamp (3) with time zone,
	"fencing" bigint NOT NULL,
	"attempt_id" uuid,
	CONSTRAINT "slot_tenant_id_bucket_id_pk" PRIMARY KEY("tenant_id","bucket","id"),
	CONSTRAINT "slot_state" CHECK ("slot"."state" in ('planned', 'claimed', 'reported', 'expired', 'withdrawn')),
	CONSTRAINT "slot_window" CHECK ("slot"."not_before" < "slot"."dial_before")
) PARTITION BY LIST ("bucket");
--> statement-breakpoint
CREATE TABLE "slot_0" PARTITION OF "slot" FOR VALUES IN (0);
--> statement-breakpoint
ALTER TABLE "api_key" ADD CONSTRAINT "api_key_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_report" ADD CONSTRAINT "attempt_report_tenant_id_attempt_id_attempt_tenant_id_id_fk" FOREIGN KEY ("tenant_id","attempt_id") REFERENCES "public"."attempt"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incident" ADD CONSTRAINT "incident_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_tenant_id_campaign_id_campaign_tenant_id_id_fk" FOREIGN KEY ("tenant_id","campaign_id") REFERENCES "public"."campaign"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment" ADD CONSTRAINT "assignment_contact_center_id_organization_id_fk" FOREIGN KEY ("contact_center_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_totals" ADD CONSTRAINT "assignment_totals_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign" ADD CONSTRAINT "campaign_tenant_id_offer_id_offer_tenant_id_id_fk" FOREIGN KEY ("tenant_id","offer_id") REFERENCES "public"."offer"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presented_number" ADD CONSTRAINT "presented_number_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "script_version" ADD CONSTRAINT "script_version_tenant_id_campaign_id_campaign_tenant_id_id_fk" FOREIGN KEY ("tenant_id","campaign_id") REFERENCES "public"."campaign"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact" ADD CONSTRAINT "contact_tenant_id_list_id_contact_list_tenant_id_id_fk" FOREIGN KEY ("tenant_id","list_id") REFERENCES "public"."contact_list"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_list" ADD CONSTRAINT "contact_list_tenant_id_campaign_id_campaign_tenant_id_id_fk" FOREIGN KEY ("tenant_id","campaign_id") REFERENCES "public"."campaign"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_list" ADD CONSTRAINT "contact_list_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_list_part" ADD CONSTRAINT "contact_list_part_tenant_id_list_id_contact_list_tenant_id_id_fk" FOREIGN KEY ("tenant_id","list_id") REFERENCES "public"."contact_list"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "refused_row" ADD CONSTRAINT "refused_row_tenant_id_list_id_contact_list_tenant_id_id_fk" FOREIGN KEY ("tenant_id","list_id") REFERENCES "public"."contact_list"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_person_id_person_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."person"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot" ADD CONSTRAINT "slot_tenant_id_contact_id_contact_tenant_id_id_fk" FOREIGN KEY ("tenant_id","contact_id") REFERENCES "public"."contact"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_key_created" ON "api_key" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "idempotency_created" ON "idempotency" USING btree ("tenant_id","created_at");--> statement-breakpoint
CREATE INDEX "attempt_number_history" ON "attempt" USING btree ("tenant_id","campaign_id","number_key","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "attempt_key" ON "attempt" USING btree ("tenant_id","number_key","started_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "attempt_latest" ON "attempt" USING btree ("tenant_id","assignment_id","started_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "attempt_campaign" ON "attempt" USING btree ("tenant_id","campaign_id","started_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "attempt_in_flight" ON "attempt" USING btree ("tenant_id","assignment_id","lease_until") WHERE state in ('claimed', 'dialed');--> statement-breakpoint
CREATE INDEX "attempt_report_attempt" ON "attempt_report" USING btree ("tenant_id","attempt_id","received_at");--> statement-breakpoint
CREATE INDEX "decision_number" ON "decision" USING btree ("tenant_id","number_key","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "incident_opened" ON "incident" USING btree ("tenant_id","opened_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "incident_attempt" ON "incident" USING btree ("tenant_id","attempt_id");--> statement-breakpoint
CREATE INDEX "assignment_contact_center" ON "assignment" USING btree ("contact_center_id","id");--> statement-breakpoint
CREATE INDEX "campaign_created" ON "campaign" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "offer_created" ON "offer" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "presented_number_assignment" ON "presented_number" USING btree ("tenant_id","assignment_id","number");--> statement-breakpoint
CREATE INDEX "contact_key" ON "contact" USING btree ("tenant_id","number_key");--> statement-breakpoint
CREATE INDEX "contact_list_line" ON "contact" USING btree ("tenant_id","list_id","line");--> statement-breakpoint
CREATE INDEX "contact_campaign" ON "contact" USING btree ("tenant_id","campaign_id","state","id");--> statement-breakpoint
CREATE INDEX "contact_list_created" ON "contact_list" USING btree ("tenant_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contact_list_campaign" ON "contact_list" USING btree ("tenant_id","campaign_id","created_at","id");--> statement-breakpoint
CREATE INDEX "due_work_due" ON "due_work" USING btree ("due_at");--> statement-breakpoint
CREATE INDEX "event_chain" ON "event" USING btree ("tenant_id","chain","xid","seq");--> statement-breakpoint
CREATE INDEX "event_at" ON "event" USING btree ("tenant_id","at" DESC NULLS LAST,"seq" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "event_subject" ON "event" USING btree ("tenant_id","subject","at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "session_person" ON "session" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "consent_number" ON "consent" USING btree ("tenant_id","number_key","given_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "consent_created" ON "consent" USING btree ("tenant_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "customer_relation_number" ON "customer_relation" USING btree ("tenant_id","number_key","product_kind");--> statement-breakpoint
CREATE INDEX "customer_relation_created" ON "customer_relation" USING btree ("tenant_id","created_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "suppression_position" ON "suppression" USING btree ("tenant_id","position");--> statement-breakpoint
CREATE INDEX "suppression_since" ON "suppression" USING btree ("tenant_id","since" DESC NULLS LAST,"number_key");--> statement-breakpoint
CREATE INDEX "slot_queue" ON "slot" USING btree ("tenant_id","assignment_id","state","not_before","id");--> statement-breakpoint
CREATE INDEX "slot_contact" ON "slot" USING btree ("tenant_id","contact_id");