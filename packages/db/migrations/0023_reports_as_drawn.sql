DROP INDEX "complaint_received";--> statement-breakpoint
DROP INDEX "tracing_claim_received";--> statement-breakpoint
ALTER TABLE "violation_report" ADD COLUMN "content" jsonb;--> statement-breakpoint
CREATE INDEX "complaint_open" ON "complaint" USING btree ("tenant_id","due_at","id") WHERE "complaint"."decided_at" is null;--> statement-breakpoint
CREATE INDEX "complaint_decided" ON "complaint" USING btree ("tenant_id","decided_at","id") WHERE "complaint"."decided_at" is not null;--> statement-breakpoint
CREATE INDEX "tracing_claim_open" ON "tracing_claim" USING btree ("tenant_id","due_at","id") WHERE "tracing_claim"."paid_at" is null and "tracing_claim"."decision" is distinct from 'refuse';--> statement-breakpoint
CREATE INDEX "tracing_claim_settled" ON "tracing_claim" USING btree ("tenant_id",coalesce("paid_at", "decided_at"),"id") WHERE "tracing_claim"."paid_at" is not null or "tracing_claim"."decision" = 'refuse';