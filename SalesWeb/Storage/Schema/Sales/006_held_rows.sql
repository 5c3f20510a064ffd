-- The corrected rows that a version holds, each by the file and the line where it stood first, so that none is ever added once more.
-- A version that was built on another holds that one's rows too.
CREATE TABLE held_rows (
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  line BIGINT NOT NULL,
  PRIMARY KEY (version_id, file, line)
);
