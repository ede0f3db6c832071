ALTER TABLE "campaign" ADD COLUMN "recorded" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "script_version" ADD COLUMN "language" text DEFAULT 'sv' NOT NULL;--> statement-breakpoint
ALTER TABLE "script_version" ADD COLUMN "note" text;--> statement-breakpoint
ALTER TABLE "script_version" ADD COLUMN "created_by" text;--> statement-breakpoint
ALTER TABLE "script_version" ADD COLUMN "approved_by" text;--> statement-breakpoint
CREATE INDEX "contact_done" ON "contact" USING btree ("tenant_id","campaign_id","ended_at") WHERE state in ('reached', 'exhausted', 'ended');--> statement-breakpoint
ALTER TABLE "script_version" ADD CONSTRAINT "script_version_language" CHECK ("script_version"."language" in ('sv', 'en'));--> statement-breakpoint
-- Approving fills in who and when; the words themselves are never changed.
GRANT UPDATE (approved_at, approved_by) ON script_version TO ringratt_principal;
--> statement-breakpoint
-- Whom a principal may invite: one center, by its exact organization number or by its id. Nothing can be browsed.
CREATE FUNCTION contact_center(id uuid, organization_number text)
RETURNS TABLE (organization_id uuid, name text, number text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select o.id, o.name, o.organization_number from organization o
  where o.is_contact_center and (o.id = $1 or replace(o.organization_number, '-', '') = $2)
  order by o.id limit 1
$$;
--> statement-breakpoint
ALTER FUNCTION contact_center(uuid, text) OWNER TO ringratt_definer;
--> statement-breakpoint
REVOKE ALL ON FUNCTION contact_center(uuid, text) FROM PUBLIC;
--> statement-breakpoint
GRANT EXECUTE ON FUNCTION contact_center(uuid, text) TO ringratt_principal;
