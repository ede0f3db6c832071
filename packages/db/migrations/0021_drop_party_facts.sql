-- The gate gathers both parties' facts itself (gate_facts_of): this second way was asked by nothing any more.
DROP FUNCTION party_facts(uuid, timestamptz);
