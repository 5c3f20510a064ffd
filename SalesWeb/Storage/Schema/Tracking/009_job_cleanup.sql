-- A job that ended before it was done keeps this mark until its kind has removed what it left behind.
ALTER TABLE jobs ADD COLUMN needs_cleanup INTEGER NOT NULL DEFAULT 0;
CREATE INDEX jobs_to_clean_up ON jobs (id) WHERE needs_cleanup = 1;
-- The requests to cancel that are looked for every second.
CREATE INDEX jobs_to_cancel ON jobs (id) WHERE cancel_requested = 1 AND status IN ('Queued', 'Running');
