-- What callers back hear was laid out otherwise than expected: its elements stand in a list of their own.
CREATE OR REPLACE FUNCTION gate_facts_of(tenant uuid, assignment uuid) RETURNS jsonb
LANGUAGE sql STABLE AS $$
  select jsonb_build_object(
    'kind', c.kind, 'regime', o.regime, 'subject', o.terms ->> 'subject', 'recorded', c.recorded,
    'lastAttemptBy', epoch_ms(((c.ends_on::date + 1)::timestamp) at time zone 'Europe/Stockholm'),
    'traceable', p.name <> '' and p.email <> '' and p.postal_address <> '',
    'tradeBodyMember', k.trade_body is not null,
    'numbers', (select coalesce(jsonb_agg(jsonb_build_object('number', n.number, 'from', epoch_ms(n.from_at), 'to', epoch_ms(n.to_at),
        'callable', n.callable, 'answeredBy', n.answered_by,
        'says', coalesce(n.announcement -> 'says', '[]'))
        order by n.created_at, n.id), '[]')
      from presented_number n where n.tenant_id = $1 and n.assignment_id = $2),
    'script', (select coalesce(jsonb_agg(distinct b.block ->> 'element'), '[]')
      from script_version s cross join jsonb_array_elements(s.blocks) b(block)
      where s.tenant_id = $1 and s.id = a.script_version_id and s.approved_at is not null
      having count(*) > 0),
    'lists', (select coalesce(jsonb_agg(distinct btrim(l.address_source)), '[]') from contact_list l
      where l.tenant_id = $1 and l.assignment_id = $2 and l.state not in ('failed', 'undone')),
    -- What is planned was checked against the newest version that the plan was looked through with.
    'registerDate', (select coalesce(max(x.date) filter (where x.scrubbed_at is not null), min(x.date))
      from nix_version x where x.tenant_id = $1 and x.state = 'complete'),
    'dialingModes', to_jsonb(a.dialing_modes), 'dialingDeclared', a.dialing_declared_at is not null,
    'responsibility', (select jsonb_build_object('version', v.version,
        'rows', (select jsonb_object_agg(r.key, r.value ->> 'responsible') from jsonb_each(v.content -> 'rows') r),
        'principal', a.principal_signed_at is not null, 'contactCenter', a.contact_center_signed_at is not null,
        'listSuppliers', v.content -> 'listSuppliers', 'subcontractors', v.content -> 'subcontractors')
      from responsibility_version v where v.tenant_id = $1 and v.assignment_id = $2 and v.state = 'signed'),
    'recordingPolicy', (select jsonb_build_object('listeners', btrim(r.listeners) <> '', 'place', btrim(r.place) <> '', 'deletion', btrim(r.deletion) <> '')
      from recording_policy r where r.tenant_id = a.contact_center_id order by r.version desc limit 1),
    'principal', gate_party(a.tenant_id), 'contactCenter', gate_party(a.contact_center_id),
    -- Those that hold longest: one is enough.
    'agents', (select coalesce(jsonb_agg(jsonb_build_array(epoch_ms(g.valid_from), epoch_ms(g.valid_until)) order by g.valid_until desc), '[]')
      from (select x.valid_from, x.valid_until from agent_attestation x
        where x.tenant_id = a.contact_center_id and x.superseded_at is null and x.ended_at is null
          and x.guidelines and x.nix_rules and x.written_requirement
        order by x.valid_until desc limit 20) g))
  from assignment a
  join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
  join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
  join organization p on p.id = a.tenant_id
  join organization k on k.id = a.contact_center_id
  where a.tenant_id = $1 and a.id = $2
$$;
