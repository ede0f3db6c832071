CREATE TABLE "outbound_email" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid,
	"sale_id" uuid,
	"idempotency_key" text NOT NULL,
	"template" text NOT NULL,
	"language" text NOT NULL,
	"recipient" text NOT NULL,
	"params" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"document_id" uuid,
	"state" text NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"taken_until" timestamp (3) with time zone,
	"sent_at" timestamp (3) with time zone,
	"last_answer" text,
	CONSTRAINT "outbound_email_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "outbound_email_once" UNIQUE("tenant_id","idempotency_key"),
	CONSTRAINT "outbound_email_state" CHECK ("outbound_email"."state" in ('queued', 'sending', 'sent', 'refused', 'failed')),
	CONSTRAINT "outbound_email_language" CHECK ("outbound_email"."language" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "acceptance" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"name" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"address" text NOT NULL,
	"device" text NOT NULL,
	"language" text NOT NULL,
	"document_id" uuid NOT NULL,
	"document_sha256" "bytea" NOT NULL,
	"offer_fingerprint" "bytea" NOT NULL,
	CONSTRAINT "acceptance_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "acceptance_once" UNIQUE("tenant_id","sale_id"),
	CONSTRAINT "acceptance_answer" CHECK ("acceptance"."answer" in ('accepted', 'declined'))
);
--> statement-breakpoint
CREATE TABLE "consumer_token" (
	"tenant_id" uuid NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"assignment_id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "consumer_token_tenant_id_token_hash_pk" PRIMARY KEY("tenant_id","token_hash"),
	CONSTRAINT "consumer_token_purpose" UNIQUE("tenant_id","sale_id","purpose"),
	CONSTRAINT "consumer_token_purpose_known" CHECK ("consumer_token"."purpose" in ('accept', 'withdraw'))
);
--> statement-breakpoint
CREATE TABLE "disclosure" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"body" jsonb NOT NULL,
	"rule_pack" text NOT NULL,
	CONSTRAINT "disclosure_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
CREATE TABLE "document" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"language" text NOT NULL,
	"file_name" text NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"sha256" "bytea" NOT NULL,
	"pages" integer NOT NULL,
	"content" jsonb NOT NULL,
	"offer_fingerprint" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "document_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "document_once" UNIQUE("tenant_id","sale_id","kind"),
	CONSTRAINT "document_kind" CHECK ("document"."kind" in ('offer', 'contract'))
);
--> statement-breakpoint
CREATE TABLE "sale" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"contact_center_id" uuid NOT NULL,
	"attempt_id" uuid NOT NULL,
	"offer_id" uuid NOT NULL,
	"offer_fingerprint" "bytea" NOT NULL,
	"regime" text NOT NULL,
	"subject" text,
	"withdrawal_days" integer,
	"language" text NOT NULL,
	"state" text NOT NULL,
	"number" text NOT NULL,
	"number_key" "bytea" NOT NULL,
	"consumer_name" text NOT NULL,
	"consumer_email" text NOT NULL,
	"consumer_address" text,
	"quantity" integer NOT NULL,
	"agreed" text,
	"agent_reference" text,
	"call_ended_at" timestamp (3) with time zone NOT NULL,
	"acceptance_waits_hours" integer,
	"facts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"offer_sent_at" timestamp (3) with time zone,
	"answer_by" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"contract_sent_at" timestamp (3) with time zone,
	"delivered_at" timestamp (3) with time zone,
	"withdrawn_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"rule_pack" text NOT NULL,
	CONSTRAINT "sale_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "sale_attempt" UNIQUE("tenant_id","attempt_id"),
	CONSTRAINT "sale_regime" CHECK ("sale"."regime" in ('dal2', 'dal3', 'exempt')),
	CONSTRAINT "sale_subject" CHECK ("sale"."subject" in ('goods', 'service')),
	CONSTRAINT "sale_language" CHECK ("sale"."language" in ('sv', 'en')),
	CONSTRAINT "sale_state" CHECK ("sale"."state" in ('held', 'recorded', 'offered', 'accepted', 'declined', 'lapsed', 'agreed', 'contracted', 'withdrawn')),
	CONSTRAINT "sale_quantity" CHECK ("sale"."quantity" between 1 and 10000)
);
--> statement-breakpoint
CREATE TABLE "withdrawal" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"sale_id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"name" text NOT NULL,
	"message" text,
	"in_time" boolean NOT NULL,
	"ends_on" text,
	"address" text NOT NULL,
	"device" text NOT NULL,
	"language" text NOT NULL,
	CONSTRAINT "withdrawal_tenant_id_id_pk" PRIMARY KEY("tenant_id","id")
);
--> statement-breakpoint
ALTER TABLE "campaign" ADD COLUMN "acceptance_waits" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "acceptance" ADD CONSTRAINT "acceptance_tenant_id_sale_id_sale_tenant_id_id_fk" FOREIGN KEY ("tenant_id","sale_id") REFERENCES "public"."sale"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "consumer_token" ADD CONSTRAINT "consumer_token_tenant_id_sale_id_sale_tenant_id_id_fk" FOREIGN KEY ("tenant_id","sale_id") REFERENCES "public"."sale"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "disclosure" ADD CONSTRAINT "disclosure_tenant_id_attempt_id_attempt_tenant_id_id_fk" FOREIGN KEY ("tenant_id","attempt_id") REFERENCES "public"."attempt"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "document" ADD CONSTRAINT "document_tenant_id_sale_id_sale_tenant_id_id_fk" FOREIGN KEY ("tenant_id","sale_id") REFERENCES "public"."sale"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_tenant_id_attempt_id_attempt_tenant_id_id_fk" FOREIGN KEY ("tenant_id","attempt_id") REFERENCES "public"."attempt"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sale" ADD CONSTRAINT "sale_tenant_id_offer_id_offer_tenant_id_id_fk" FOREIGN KEY ("tenant_id","offer_id") REFERENCES "public"."offer"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "withdrawal" ADD CONSTRAINT "withdrawal_tenant_id_sale_id_sale_tenant_id_id_fk" FOREIGN KEY ("tenant_id","sale_id") REFERENCES "public"."sale"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outbound_email_created" ON "outbound_email" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "outbound_email_sale" ON "outbound_email" USING btree ("tenant_id","sale_id","created_at");--> statement-breakpoint
CREATE INDEX "consumer_token_hash" ON "consumer_token" USING btree ("token_hash");--> statement-breakpoint
CREATE INDEX "disclosure_attempt" ON "disclosure" USING btree ("tenant_id","attempt_id","received_at");--> statement-breakpoint
CREATE INDEX "sale_created" ON "sale" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "sale_assignment" ON "sale" USING btree ("tenant_id","assignment_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "sale_number" ON "sale" USING btree ("tenant_id","number_key","created_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE UNIQUE INDEX "withdrawal_once" ON "withdrawal" USING btree ("tenant_id","sale_id") WHERE in_time;--> statement-breakpoint
CREATE INDEX "withdrawal_sale" ON "withdrawal" USING btree ("tenant_id","sale_id","at");--> statement-breakpoint
-- From yes to contract: shared rows of an assignment. The center records what was said and sold; what is made of
-- it (documents, answers, mails) the principal's side alone writes.
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['disclosure', 'sale', 'document', 'consumer_token', 'acceptance', 'withdrawal', 'outbound_email'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_app', t);
    EXECUTE format('CREATE POLICY principal ON %I TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ringratt_principal', t);
  END LOOP;
  -- Hashes of tokens and what mails say are nobody's to read but the program's.
  FOREACH t IN ARRAY ARRAY['disclosure', 'sale', 'document', 'acceptance', 'withdrawal', 'outbound_email'] LOOP
    EXECUTE format('CREATE POLICY auditor ON %I FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_auditor', t);
    -- Whoever audits one campaign sees what its assignments sold.
    EXECUTE format('CREATE POLICY campaign_auditor ON %I FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and assignment_id in (select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_campaign_auditor', t);
    EXECUTE format('CREATE POLICY center ON %I FOR SELECT TO ringratt_center USING (tenant_id = (select app_tenant()) and assignment_id = (select app_assignment()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center', t);
    EXECUTE format('CREATE POLICY center_reader ON %I FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center_reader', t);
  END LOOP;
  FOREACH t IN ARRAY ARRAY['disclosure', 'document', 'acceptance', 'withdrawal'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
--> statement-breakpoint
-- How far a sale has come is written; what was sold, to whom and in which call is not.
GRANT UPDATE (offer_id, offer_fingerprint, subject, withdrawal_days, state, offer_sent_at, answer_by, answered_at, contract_sent_at, delivered_at, withdrawn_at, call_ended_at) ON sale TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (state, tries, taken_until, sent_at, last_answer, recipient) ON outbound_email TO ringratt_principal;
--> statement-breakpoint
GRANT SELECT ON consumer_token TO ringratt_definer;
--> statement-breakpoint
-- Which sale a consumer's link opens: the link's token is the only way in.
CREATE FUNCTION sale_for_token(token_hash bytea) RETURNS TABLE (tenant_id uuid, sale_id uuid, assignment_id uuid, purpose text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select t.tenant_id, t.sale_id, t.assignment_id, t.purpose from consumer_token t where t.token_hash = $1
$$;
--> statement-breakpoint
ALTER FUNCTION sale_for_token(bytea) OWNER TO ringratt_definer;
--> statement-breakpoint
REVOKE ALL ON FUNCTION sale_for_token(bytea) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION sale_for_token(bytea) TO ringratt_app;
