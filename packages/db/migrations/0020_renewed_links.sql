ALTER TABLE "outbound_email" ADD COLUMN "link_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "sale" ADD COLUMN "link_generation" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- A consumer's address that was wrong is put right, and the links that went there open nothing any more.
GRANT UPDATE (consumer_email, link_generation) ON sale TO ringratt_principal;
--> statement-breakpoint
GRANT UPDATE (link_generation) ON outbound_email TO ringratt_principal;
--> statement-breakpoint
GRANT DELETE ON consumer_token TO ringratt_principal;
