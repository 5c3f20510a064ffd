-- The model that answers for a category, with the run of the backtest that it won and what that found of it (JSON).
CREATE TABLE champions (
  dataset TEXT NOT NULL,
  category TEXT NOT NULL,
  model TEXT NOT NULL,
  run_id BIGINT NOT NULL REFERENCES runs (id),
  standing TEXT NOT NULL,
  by_rule INTEGER NOT NULL,
  promoted_at BIGINT NOT NULL,
  PRIMARY KEY (dataset, category)
);
