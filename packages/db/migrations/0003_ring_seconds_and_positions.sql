ALTER TABLE "attempt" ALTER COLUMN "ring_seconds" SET DATA TYPE double precision;--> statement-breakpoint
-- Positions of the suppressions' delta feed, in the order in which they were taken.
CREATE SEQUENCE suppression_position_seq;
--> statement-breakpoint
GRANT USAGE ON SEQUENCE suppression_position_seq TO ringratt_principal;
