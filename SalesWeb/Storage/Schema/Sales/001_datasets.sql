-- Another provider translates one thing: "INTEGER PRIMARY KEY" is a 64-bit key that the database counts up itself.
-- A dataset is a name; its versions are the files that were imported under it.
CREATE TABLE datasets (
  name TEXT PRIMARY KEY,
  -- The version that is shown and trained on.
  current_version_id BIGINT,
  -- Counts up with every import or activation, so that the highest is the active dataset.
  activation BIGINT NOT NULL
);

CREATE TABLE dataset_versions (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL REFERENCES datasets (name) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  -- The choices that make another version of the same file: the mapped columns and the measure.
  choices TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  rows_read INTEGER NOT NULL,
  rows_imported INTEGER NOT NULL,
  rows_rejected INTEGER NOT NULL,
  categories INTEGER NOT NULL,
  series INTEGER NOT NULL,
  frequency TEXT NOT NULL,
  first_date TEXT NOT NULL,
  last_date TEXT NOT NULL,
  total DOUBLE PRECISION NOT NULL,
  measure TEXT NOT NULL,
  missing_periods INTEGER NOT NULL,
  columns TEXT NOT NULL,
  notes TEXT NOT NULL,
  imported_at BIGINT NOT NULL,
  UNIQUE (dataset, sha256, choices)
);

CREATE TABLE rejected_rows (
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  column_name TEXT NOT NULL,
  value TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (version_id, line)
);

CREATE TABLE categories (
  id INTEGER PRIMARY KEY,
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  name TEXT NOT NULL,
  -- What its rows add up to, in the measure of the version.
  first_date TEXT NOT NULL,
  last_date TEXT NOT NULL,
  total DOUBLE PRECISION NOT NULL,
  periods INTEGER NOT NULL,
  UNIQUE (version_id, name)
);

CREATE TABLE series (
  id INTEGER PRIMARY KEY,
  category_id BIGINT NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
  item TEXT NOT NULL,
  store TEXT NOT NULL,
  UNIQUE (category_id, item, store)
);

-- Three rollups of the same rows, each with a row for every date that it has any sales on:
-- of a series, of a category and of everything. A sum is NULL where no row gives the number.
CREATE TABLE series_days (
  series_id BIGINT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  amount DOUBLE PRECISION,
  quantity DOUBLE PRECISION,
  price_sum DOUBLE PRECISION,
  promoted INTEGER NOT NULL,
  PRIMARY KEY (series_id, date)
);

CREATE TABLE category_days (
  category_id BIGINT NOT NULL REFERENCES categories (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  amount DOUBLE PRECISION,
  quantity DOUBLE PRECISION,
  price_sum DOUBLE PRECISION,
  promoted INTEGER NOT NULL,
  PRIMARY KEY (category_id, date)
);

CREATE TABLE version_days (
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  amount DOUBLE PRECISION,
  quantity DOUBLE PRECISION,
  price_sum DOUBLE PRECISION,
  promoted INTEGER NOT NULL,
  PRIMARY KEY (version_id, date)
);
