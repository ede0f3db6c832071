DROP INDEX "contact_list_line";--> statement-breakpoint
DROP INDEX "attempt_latest";--> statement-breakpoint
DROP INDEX "attempt_campaign";--> statement-breakpoint
DROP INDEX "contact_campaign";--> statement-breakpoint
CREATE INDEX "api_request_fault" ON "api_request" USING btree ("tenant_id","at" DESC NULLS FIRST,"id") WHERE status >= 400;--> statement-breakpoint
CREATE INDEX "attempt_presented" ON "attempt" USING btree ("tenant_id","assignment_id","presented_number","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "incident_assignment" ON "incident" USING btree ("tenant_id","assignment_id","opened_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "incident_open" ON "incident" USING btree ("tenant_id","assignment_id","opened_at" DESC NULLS FIRST,"id") WHERE closed_at is null;--> statement-breakpoint
CREATE INDEX "contact_list_state" ON "contact" USING btree ("tenant_id","list_id","state","line");--> statement-breakpoint
CREATE INDEX "event_act" ON "event" USING btree ("tenant_id","chain","action","at","seq") WHERE action not in ('slots.claimed', 'claim.extended', 'claim.released', 'attempt.dialed', 'attempt.ended');--> statement-breakpoint
CREATE INDEX "recording_assignment" ON "recording" USING btree ("tenant_id","assignment_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "attempt_latest" ON "attempt" USING btree ("tenant_id","assignment_id","started_at" DESC NULLS FIRST,"id","state","outcome");--> statement-breakpoint
CREATE INDEX "attempt_campaign" ON "attempt" USING btree ("tenant_id","campaign_id","started_at" DESC NULLS FIRST,"id","state");--> statement-breakpoint
CREATE INDEX "contact_campaign" ON "contact" USING btree ("tenant_id","campaign_id","assignment_id","state","id");