-- Jobs that were asked for together share the number of the first of them.
ALTER TABLE jobs ADD COLUMN batch_id BIGINT;
CREATE INDEX jobs_by_batch ON jobs (batch_id, status) WHERE batch_id IS NOT NULL;
CREATE INDEX jobs_by_run ON jobs (run_id) WHERE run_id IS NOT NULL;
-- The time that is still needed as the job itself estimates it; a lower bound where parts of the work have not been timed yet.
ALTER TABLE jobs ADD COLUMN remaining_ms BIGINT;
ALTER TABLE jobs ADD COLUMN is_remaining_least INTEGER NOT NULL DEFAULT 0;

-- What the last backtest of a dataset measured that a fit of a model costs, for estimates of the next one.
CREATE TABLE fit_costs (
  dataset TEXT NOT NULL,
  model TEXT NOT NULL,
  seconds_per_thousand_values DOUBLE PRECISION NOT NULL,
  measured_at BIGINT NOT NULL,
  PRIMARY KEY (dataset, model)
);
