-- What people know better than the file. Both tables belong to a dataset and a category by name, so a new version of the
-- dataset finds them again. No row is ever changed but to end it: the sum of what was begun and ended is the revision.
CREATE TABLE corrections (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets (name) ON DELETE CASCADE,
  category TEXT NOT NULL,
  -- NULL is all items, all stores.
  item TEXT,
  store TEXT,
  date TEXT NOT NULL,
  -- NULL: taken as missing.
  value DOUBLE PRECISION,
  -- What the file said when the correction was made; NULL where it had no row.
  original DOUBLE PRECISION,
  -- Amount or Quantity: a correction of money says nothing of pieces.
  measure TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_by TEXT,
  ended_because TEXT,
  ended_at BIGINT
);

CREATE INDEX corrections_of_dataset ON corrections (dataset, ended_at);

-- What a missing period of a category means; without a row that has not ended it is data.missing_periods.
CREATE TABLE missing_rules (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets (name) ON DELETE CASCADE,
  category TEXT NOT NULL,
  rule TEXT NOT NULL,
  author TEXT NOT NULL,
  reason TEXT NOT NULL,
  made_at BIGINT NOT NULL,
  ended_by TEXT,
  ended_at BIGINT
);

-- One of a category counts at a time.
CREATE UNIQUE INDEX missing_rules_that_count ON missing_rules (dataset, category) WHERE ended_at IS NULL;
