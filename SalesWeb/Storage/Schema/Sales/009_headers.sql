-- The fingerprint of the column names of the version's file; empty for versions that were imported before it was kept.
ALTER TABLE dataset_versions ADD COLUMN header TEXT NOT NULL DEFAULT '';

CREATE INDEX dataset_versions_by_header ON dataset_versions (header, dataset) WHERE header <> '';
