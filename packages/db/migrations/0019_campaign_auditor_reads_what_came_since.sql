-- Tables that were laid since the auditor of one campaign got a role: the same conditions for them.
DO $$
DECLARE t text; columns text[]; condition text;
BEGIN
  FOR t IN SELECT c.relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p') AND has_table_privilege('ringratt_auditor', c.oid, 'SELECT')
      AND NOT has_table_privilege('ringratt_campaign_auditor', c.oid, 'SELECT') LOOP
    SELECT array_agg(a.attname::text) INTO columns FROM pg_attribute a WHERE a.attrelid = format('public.%I', t)::regclass AND a.attnum > 0 AND NOT a.attisdropped;
    condition := CASE
      WHEN t = 'campaign' THEN 'id = (select app_campaign())'
      WHEN t = 'offer' THEN 'id = (select c.offer_id from campaign c where c.tenant_id = (select app_tenant()) and c.id = (select app_campaign()))'
      WHEN 'campaign_id' = ANY (columns) THEN 'campaign_id = (select app_campaign())'
      WHEN 'assignment_id' = ANY (columns) THEN 'assignment_id = any (array(select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))'
      WHEN 'chain' = ANY (columns) THEN 'chain = any (array(select a.id from assignment a where a.tenant_id = (select app_tenant()) and a.campaign_id = (select app_campaign())))'
    END;
    IF condition IS NOT NULL AND 'tenant_id' = ANY (columns) THEN
      EXECUTE format('CREATE POLICY campaign_auditor ON %I FOR SELECT TO ringratt_campaign_auditor USING (tenant_id = (select app_tenant()) and %s)', t, condition);
    END IF;
    EXECUTE format('GRANT SELECT ON %I TO ringratt_campaign_auditor', t);
  END LOOP;
END $$;
