CREATE TABLE experiments (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL
);

CREATE TABLE runs (
  id INTEGER PRIMARY KEY,
  experiment_id BIGINT NOT NULL REFERENCES experiments (id),
  name TEXT NOT NULL,
  status TEXT NOT NULL,
  failure TEXT,
  dataset TEXT,
  category TEXT,
  model TEXT,
  owner TEXT NOT NULL,
  started_at BIGINT NOT NULL,
  ended_at BIGINT
);

CREATE INDEX runs_by_start ON runs (started_at DESC, id DESC);
CREATE INDEX runs_by_category ON runs (category, started_at DESC);

CREATE TABLE params (
  run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
);

CREATE TABLE tags (
  run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (run_id, name)
);

-- Every value ever measured; a value that is not a number is kept as NULL.
CREATE TABLE measurements (
  run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  step INTEGER NOT NULL,
  value DOUBLE PRECISION,
  measured_at BIGINT NOT NULL,
  PRIMARY KEY (run_id, name, step)
);

-- The last value of each measure, so that a table of runs needs no history.
CREATE TABLE metrics (
  run_id BIGINT NOT NULL REFERENCES runs (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  step INTEGER NOT NULL,
  value DOUBLE PRECISION,
  PRIMARY KEY (run_id, name)
);

-- The run whose network answers for a category.
CREATE TABLE published_models (
  dataset TEXT NOT NULL,
  category TEXT NOT NULL,
  run_id BIGINT NOT NULL REFERENCES runs (id),
  published_at BIGINT NOT NULL,
  PRIMARY KEY (dataset, category)
);
