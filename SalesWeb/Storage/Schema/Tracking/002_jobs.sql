CREATE TABLE jobs (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL,
  title TEXT NOT NULL,
  payload TEXT NOT NULL,
  status TEXT NOT NULL,
  progress DOUBLE PRECISION NOT NULL DEFAULT 0,
  message TEXT,
  result TEXT,
  run_id BIGINT REFERENCES runs (id),
  cancel_requested INTEGER NOT NULL DEFAULT 0,
  owner TEXT,
  created_at BIGINT NOT NULL,
  started_at BIGINT,
  ended_at BIGINT
);

CREATE INDEX jobs_by_status ON jobs (status, kind, id);
