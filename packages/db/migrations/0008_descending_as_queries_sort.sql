DROP INDEX "attempt_number_history";--> statement-breakpoint
DROP INDEX "attempt_key";--> statement-breakpoint
DROP INDEX "attempt_latest";--> statement-breakpoint
DROP INDEX "attempt_campaign";--> statement-breakpoint
DROP INDEX "decision_number";--> statement-breakpoint
DROP INDEX "incident_opened";--> statement-breakpoint
DROP INDEX "consent_created";--> statement-breakpoint
DROP INDEX "customer_relation_created";--> statement-breakpoint
DROP INDEX "suppression_since";--> statement-breakpoint
CREATE INDEX "attempt_number_history" ON "attempt" USING btree ("tenant_id","campaign_id","number_key","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "attempt_key" ON "attempt" USING btree ("tenant_id","number_key","started_at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "attempt_latest" ON "attempt" USING btree ("tenant_id","assignment_id","started_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "attempt_campaign" ON "attempt" USING btree ("tenant_id","campaign_id","started_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "decision_number" ON "decision" USING btree ("tenant_id","number_key","at" DESC NULLS FIRST);--> statement-breakpoint
CREATE INDEX "incident_opened" ON "incident" USING btree ("tenant_id","opened_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "consent_created" ON "consent" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "customer_relation_created" ON "customer_relation" USING btree ("tenant_id","created_at" DESC NULLS FIRST,"id");--> statement-breakpoint
CREATE INDEX "suppression_since" ON "suppression" USING btree ("tenant_id","since" DESC NULLS FIRST,"number_key");