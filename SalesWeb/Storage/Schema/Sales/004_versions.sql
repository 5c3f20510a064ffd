-- The numbers of deleted versions, which are never given again: runs name the version that they learnt from by its number.
CREATE TABLE retired_versions (
  id BIGINT PRIMARY KEY
);

-- The files that a version holds although the versions they came with were deleted, so that their sales are never added once more.
CREATE TABLE held_files (
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (version_id, sha256)
);
