CREATE TABLE "complaint" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"received_by" uuid NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"number_key" "bytea" NOT NULL,
	"number_masked" text NOT NULL,
	"presented_number" text,
	"attempt_id" uuid,
	"call_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"words" text NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"decision" text,
	"answer" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "complaint_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "complaint_kind" CHECK ("complaint"."kind" in ('conduct', 'unwanted', 'hours', 'sale', 'privacy', 'other')),
	CONSTRAINT "complaint_decision" CHECK ("complaint"."decision" in ('upheld', 'partly', 'rejected')),
	CONSTRAINT "complaint_channel" CHECK ("complaint"."channel" in ('phone', 'email', 'letter', 'form', 'authority'))
);
--> statement-breakpoint
CREATE TABLE "tracing_claim" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"received_by" uuid NOT NULL,
	"number_key" "bytea" NOT NULL,
	"number_masked" text NOT NULL,
	"call_at" timestamp (3) with time zone NOT NULL,
	"received_at" timestamp (3) with time zone NOT NULL,
	"amount" bigint NOT NULL,
	"words" text,
	"due_at" timestamp (3) with time zone NOT NULL,
	"number_hidden" boolean,
	"decision" text,
	"reason" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by" text,
	"paid_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "tracing_claim_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "tracing_claim_decision" CHECK ("tracing_claim"."decision" in ('repay', 'refuse')),
	CONSTRAINT "tracing_claim_amount" CHECK ("tracing_claim"."amount" > 0)
);
--> statement-breakpoint
CREATE TABLE "violation_report" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"assignment_id" uuid NOT NULL,
	"incident_id" uuid NOT NULL,
	"recipient" text,
	"language" text NOT NULL,
	"words" text NOT NULL,
	"made_by" uuid NOT NULL,
	"made_by_name" text NOT NULL,
	"made_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "violation_report_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "violation_report_recipient" CHECK ("violation_report"."recipient" in ('nix-board', 'consumer-agency')),
	CONSTRAINT "violation_report_language" CHECK ("violation_report"."language" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "agent_attestation" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reference" text NOT NULL,
	"guidelines" boolean NOT NULL,
	"nix_rules" boolean NOT NULL,
	"written_requirement" boolean NOT NULL,
	"attested_on" text NOT NULL,
	"expires_on" text NOT NULL,
	"valid_from" timestamp (3) with time zone NOT NULL,
	"valid_until" timestamp (3) with time zone NOT NULL,
	"source" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"superseded_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	CONSTRAINT "agent_attestation_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "agent_attestation_history" UNIQUE("tenant_id","reference","created_at","id"),
	CONSTRAINT "agent_attestation_source" CHECK ("agent_attestation"."source" in ('form', 'file', 'api')),
	CONSTRAINT "agent_attestation_days" CHECK ("agent_attestation"."valid_from" < "agent_attestation"."valid_until")
);
--> statement-breakpoint
CREATE TABLE "privacy_policy" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"version" integer NOT NULL,
	"state" text NOT NULL,
	"language" text DEFAULT 'sv' NOT NULL,
	"texts" jsonb NOT NULL,
	"plain" boolean DEFAULT false NOT NULL,
	"found_at" text,
	"edited_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by" text,
	"superseded_at" timestamp (3) with time zone,
	CONSTRAINT "privacy_policy_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "privacy_policy_version" UNIQUE("tenant_id","version"),
	CONSTRAINT "privacy_policy_state" CHECK ("privacy_policy"."state" in ('draft', 'published', 'superseded')),
	CONSTRAINT "privacy_policy_language" CHECK ("privacy_policy"."language" in ('sv', 'en'))
);
--> statement-breakpoint
CREATE TABLE "privacy_review" (
	"tenant_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"findings" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	"signed_by" text NOT NULL,
	"next_due_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "privacy_review_tenant_id_id_pk" PRIMARY KEY("tenant_id","id"),
	CONSTRAINT "privacy_review_signed" UNIQUE("tenant_id","signed_at")
);
--> statement-breakpoint
CREATE TABLE "recording_policy" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"listeners" text NOT NULL,
	"place" text NOT NULL,
	"deletion" text NOT NULL,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "recording_policy_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
CREATE TABLE "suppression_notice" (
	"tenant_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"words" text NOT NULL,
	"found_at" text,
	"published_at" timestamp (3) with time zone NOT NULL,
	"published_by" text NOT NULL,
	CONSTRAINT "suppression_notice_tenant_id_version_pk" PRIMARY KEY("tenant_id","version")
);
--> statement-breakpoint
ALTER TABLE "incident" ADD COLUMN "once_key" text;--> statement-breakpoint
ALTER TABLE "presented_number" ADD COLUMN "answered_by" text;--> statement-breakpoint
ALTER TABLE "presented_number" ADD COLUMN "announcement" jsonb;--> statement-breakpoint
ALTER TABLE "presented_number" ADD COLUMN "announced_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "complaint" ADD CONSTRAINT "complaint_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tracing_claim" ADD CONSTRAINT "tracing_claim_tenant_id_assignment_id_assignment_tenant_id_id_fk" FOREIGN KEY ("tenant_id","assignment_id") REFERENCES "public"."assignment"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "violation_report" ADD CONSTRAINT "violation_report_tenant_id_incident_id_incident_tenant_id_id_fk" FOREIGN KEY ("tenant_id","incident_id") REFERENCES "public"."incident"("tenant_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agent_attestation" ADD CONSTRAINT "agent_attestation_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_policy" ADD CONSTRAINT "privacy_policy_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "privacy_review" ADD CONSTRAINT "privacy_review_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recording_policy" ADD CONSTRAINT "recording_policy_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "suppression_notice" ADD CONSTRAINT "suppression_notice_tenant_id_organization_id_fk" FOREIGN KEY ("tenant_id") REFERENCES "public"."organization"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "complaint_received" ON "complaint" USING btree ("tenant_id","received_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "complaint_number" ON "complaint" USING btree ("tenant_id","number_key");--> statement-breakpoint
CREATE INDEX "tracing_claim_received" ON "tracing_claim" USING btree ("tenant_id","received_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "violation_report_incident" ON "violation_report" USING btree ("tenant_id","incident_id","made_at");--> statement-breakpoint
CREATE UNIQUE INDEX "agent_attestation_current" ON "agent_attestation" USING btree ("tenant_id","reference") WHERE superseded_at is null;--> statement-breakpoint
CREATE INDEX "agent_attestation_expiry" ON "agent_attestation" USING btree ("tenant_id","valid_until","id") WHERE superseded_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "privacy_policy_draft" ON "privacy_policy" USING btree ("tenant_id") WHERE state = 'draft';--> statement-breakpoint
CREATE UNIQUE INDEX "privacy_policy_published" ON "privacy_policy" USING btree ("tenant_id") WHERE state = 'published';--> statement-breakpoint
CREATE UNIQUE INDEX "incident_once" ON "incident" USING btree ("tenant_id","once_key") WHERE once_key is not null;--> statement-breakpoint
ALTER TABLE "presented_number" ADD CONSTRAINT "presented_number_answered_by" CHECK ("presented_number"."answered_by" in ('message', 'person'));--> statement-breakpoint
DO $$
DECLARE t text;
BEGIN
  FOREACH t IN ARRAY ARRAY['privacy_policy', 'privacy_review', 'recording_policy', 'suppression_notice', 'agent_attestation', 'complaint', 'tracing_claim', 'violation_report'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_app', t);
    EXECUTE format('CREATE POLICY principal ON %I TO ringratt_principal USING (tenant_id = (select app_tenant())) WITH CHECK (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT, INSERT ON %I TO ringratt_principal', t);
    EXECUTE format('CREATE POLICY auditor ON %I FOR SELECT TO ringratt_auditor USING (tenant_id = (select app_tenant()))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_auditor, ringratt_campaign_auditor', t);
  END LOOP;
  -- What an organization says in public may be read by whoever audits one of its campaigns.
  FOREACH t IN ARRAY ARRAY['privacy_policy', 'recording_policy', 'suppression_notice'] LOOP
    EXECUTE format('CREATE POLICY campaign_auditor ON %I FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()))', t);
  END LOOP;
  -- What concerns an assignment is read by its center too, which writes it through its principal's door.
  FOREACH t IN ARRAY ARRAY['complaint', 'tracing_claim', 'violation_report'] LOOP
    EXECUTE format('CREATE POLICY campaign_auditor ON %I FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and assignment_id in (select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))', t);
    EXECUTE format('CREATE POLICY center_reader ON %I FOR SELECT TO ringratt_center_reader USING (assignment_id = any (array(select a.id from assignment a where a.contact_center_id = (select app_organization()))))', t);
    EXECUTE format('GRANT SELECT ON %I TO ringratt_center_reader', t);
  END LOOP;
  -- What was said, signed or sent stays as it was.
  FOREACH t IN ARRAY ARRAY['privacy_review', 'recording_policy', 'suppression_notice', 'violation_report'] LOOP
    EXECUTE format('CREATE TRIGGER %I BEFORE UPDATE OR DELETE ON %I FOR EACH ROW EXECUTE FUNCTION refuse_change()', t || '_append_only', t);
    EXECUTE format('CREATE TRIGGER %I BEFORE TRUNCATE ON %I FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()', t || '_no_truncate', t);
  END LOOP;
END $$;
--> statement-breakpoint
GRANT UPDATE (state, texts, language, plain, found_at, edited_at, published_at, published_by, superseded_at) ON privacy_policy TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (superseded_at, ended_at) ON agent_attestation TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (due_at, decision, answer, decided_at, decided_by) ON complaint TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (number_hidden, decision, reason, decided_at, decided_by, paid_at) ON tracing_claim TO ringratt_principal;
--> statement-breakpoint
-- A number that nobody has been called from for three months is taken away by the worker (3.1).
GRANT DELETE ON presented_number TO ringratt_principal;
--> statement-breakpoint
-- What consumers could read stays as they read it, whoever asks; only its end is written.
CREATE FUNCTION refuse_change_of_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.state <> 'draft' AND (NEW.texts IS DISTINCT FROM OLD.texts OR NEW.published_at IS DISTINCT FROM OLD.published_at OR NEW.state = 'draft') THEN
    RAISE EXCEPTION 'a published policy is not edited' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN NEW;
END $$;
--> statement-breakpoint
CREATE TRIGGER privacy_policy_published BEFORE UPDATE ON privacy_policy FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published();
--> statement-breakpoint
GRANT SELECT ON privacy_policy, privacy_review, recording_policy, suppression_notice, agent_attestation TO ringratt_definer;
--> statement-breakpoint
-- Whether an organization is one of those that the transaction acts for, or shares an assignment with one.
CREATE FUNCTION is_own_or_counterpart(organization uuid) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select coalesce($1 in (app_tenant(), app_organization()), false) or exists (
    select from assignment a where (a.tenant_id = app_tenant() and a.contact_center_id = $1)
      or (a.contact_center_id = app_organization() and a.tenant_id = $1))
$$;
--> statement-breakpoint
-- What the gate asks of a party (table E): yes or no, since when and until when, of an own or shared organization.
-- The other party's tenant is closed to the transaction that judges.
CREATE FUNCTION party_facts(organization uuid, at timestamptz)
RETURNS TABLE (policy_published_at timestamptz, policy_items text[], policy_plain boolean, policy_found boolean,
  reviewed_at timestamptz, says_listeners boolean, says_place boolean, says_deletion boolean,
  agents_attested_at timestamptz, agents_until timestamptz, blocking_stated boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select p.published_at, array(select t.key from jsonb_each_text(p.texts) t where btrim(t.value) <> ''), p.plain,
    p.published_at is not null, v.signed_at, r.listeners <> '', r.place <> '', r.deletion <> '',
    g.valid_from, g.valid_until, n.version is not null
  from (select is_own_or_counterpart($1) as known) k
  left join privacy_policy p on p.tenant_id = $1 and p.state = 'published' and p.published_at <= $2
  left join lateral (select x.signed_at from privacy_review x where x.tenant_id = $1 and x.signed_at <= $2 order by x.signed_at desc limit 1) v on true
  left join lateral (select x.* from recording_policy x where x.tenant_id = $1 and x.published_at <= $2 order by x.version desc limit 1) r on true
  left join lateral (
    select x.valid_from, x.valid_until from agent_attestation x
    where x.tenant_id = $1 and x.superseded_at is null and x.ended_at is null and x.guidelines and x.nix_rules and x.written_requirement
      and x.valid_from <= $2 and x.valid_until > $2
    order by x.valid_until desc limit 1) g on true
  left join lateral (select x.version from suppression_notice x where x.tenant_id = $1 and x.published_at <= $2 order by x.version desc limit 1) n on true
  where k.known
$$;
--> statement-breakpoint
-- Whether a contact center's agent had attested by an instant, by the newest attestation made before it took effect.
CREATE FUNCTION agent_attested(organization uuid, reference text, at timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select is_own_or_counterpart($1) and exists (
    select from agent_attestation x
    where x.tenant_id = $1 and x.reference = $2 and x.guidelines and x.nix_rules and x.written_requirement
      and x.valid_from <= $3 and x.valid_until > $3 and (x.ended_at is null or x.ended_at > $3))
$$;
--> statement-breakpoint
-- A party's policy for recordings, as it is published to those it shares an assignment with (4.3).
CREATE FUNCTION party_recording_policy(organization uuid)
RETURNS TABLE (version integer, listeners text, place text, deletion text, published_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select r.version, r.listeners, r.place, r.deletion, r.published_at from recording_policy r
  where r.tenant_id = $1 and is_own_or_counterpart($1) order by r.version desc limit 1
$$;
--> statement-breakpoint
-- What an organization publishes to consumers, for anybody who asks: its policy, and how to block a number with it.
CREATE FUNCTION published_privacy(organization uuid)
RETURNS TABLE (version integer, language text, texts jsonb, published_at timestamptz, blocking text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select p.version, p.language, p.texts, p.published_at,
    (select n.words from suppression_notice n where n.tenant_id = $1 order by n.version desc limit 1)
  from (select $1 as id) o left join privacy_policy p on p.tenant_id = o.id and p.state = 'published'
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['is_own_or_counterpart(uuid)', 'party_facts(uuid, timestamptz)', 'agent_attested(uuid, text, timestamptz)', 'party_recording_policy(uuid)', 'published_privacy(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
  END LOOP;
  FOREACH f IN ARRAY ARRAY['is_own_or_counterpart(uuid)', 'party_facts(uuid, timestamptz)', 'agent_attested(uuid, text, timestamptz)', 'party_recording_policy(uuid)'] LOOP
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_principal, ringratt_center, ringratt_auditor, ringratt_campaign_auditor', f);
  END LOOP;
  GRANT EXECUTE ON FUNCTION published_privacy(uuid) TO ringratt_app;
END $$;
