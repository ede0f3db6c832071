-- Entries that start after the instant are answered too, with their start: another process's clock may be
-- ahead, and a suppression has to hold at the very next claim (2). The rules look at `since` themselves.
CREATE OR REPLACE FUNCTION suppressed_numbers(principal uuid, contact_center uuid, number_keys bytea[], at timestamptz)
RETURNS TABLE (number_key bytea, owner text, since timestamptz)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  select s.number_key, case when s.tenant_id = $1 then 'principal' else 'contactCenter' end, s.since
  from suppression s
  where s.tenant_id in ($1, $2) and s.number_key = any ($3) and (s.removed_at is null or s.removed_at > $4)
    and exists (select from assignment a where a.tenant_id = $1 and a.contact_center_id = $2)
$$;
