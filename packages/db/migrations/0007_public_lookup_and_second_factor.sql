ALTER TABLE "incident" ADD COLUMN "close_reason" text;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "totp_secret" "bytea";--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "totp_confirmed_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "person" ADD COLUMN "totp_step" bigint;--> statement-breakpoint
CREATE INDEX "presented_number_number" ON "presented_number" USING btree ("number");--> statement-breakpoint
GRANT SELECT ON presented_number, campaign, offer TO ringratt_definer;
--> statement-breakpoint
-- For whom a caller number is or was shown (3.1): while it is registered, and after that until three calendar
-- months have passed since the last attempt that showed it. A number that was given up shows no later attempt,
-- so the index of the assignment's attempts is read for those months alone.
CREATE FUNCTION presented_number_assignments(number text, at timestamptz)
RETURNS TABLE (tenant_id uuid, assignment_id uuid, contact_center_id uuid, from_at timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select a.tenant_id, a.id, a.contact_center_id, min(p.from_at)
  from presented_number p join assignment a on a.tenant_id = p.tenant_id and a.id = p.assignment_id
  where p.number = $1 and p.from_at <= $2
    and (p.to_at is null or p.to_at > $2 or exists (
      select from attempt t
      where t.tenant_id = p.tenant_id and t.assignment_id = p.assignment_id and t.presented_number = $1
        and t.state <> 'released' and t.started_at > $2 - interval '93 days'
        and (t.started_at at time zone 'Europe/Stockholm') + interval '3 months' > $2 at time zone 'Europe/Stockholm'))
  group by a.tenant_id, a.id, a.contact_center_id
$$;
--> statement-breakpoint
-- What is published of it, and nothing more: anybody may ask.
CREATE FUNCTION who_called(number text, at timestamptz)
RETURNS TABLE (since timestamptz, kind text, about text, principal uuid, principal_name text, principal_phone text,
  principal_email text, center uuid, center_name text, center_phone text, center_email text)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select n.from_at, c.kind, o.name, p.id, p.name, p.phone, p.email, k.id, k.name, k.phone, k.email
  from presented_number_assignments($1, $2) n
  join assignment a on a.tenant_id = n.tenant_id and a.id = n.assignment_id
  join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
  join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
  join organization p on p.id = n.tenant_id
  join organization k on k.id = n.contact_center_id
  order by n.from_at desc, a.id limit 20
$$;
--> statement-breakpoint
-- An organization's published contact details, which its call-back announcements name too (annex 1).
CREATE FUNCTION published_organization(organization uuid)
RETURNS TABLE (name text, phone text, email text, postal_address text, is_principal boolean, is_contact_center boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select o.name, o.phone, o.email, o.postal_address, o.is_principal, o.is_contact_center from organization o where o.id = $1
$$;
--> statement-breakpoint
DO $$
DECLARE f text;
BEGIN
  FOREACH f IN ARRAY ARRAY['presented_number_assignments(text, timestamptz)', 'who_called(text, timestamptz)', 'published_organization(uuid)'] LOOP
    EXECUTE format('ALTER FUNCTION %s OWNER TO ringratt_definer', f);
    EXECUTE format('REVOKE ALL ON FUNCTION %s FROM PUBLIC', f);
    EXECUTE format('GRANT EXECUTE ON FUNCTION %s TO ringratt_app', f);
  END LOOP;
END $$;
