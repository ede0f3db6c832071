ALTER TABLE "attempt" ALTER COLUMN "ring_seconds" SET DATA TYPE double precision;
