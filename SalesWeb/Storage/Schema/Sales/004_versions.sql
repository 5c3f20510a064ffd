-- The numbers of deleted versions, which are never given again: runs name the version that they learnt from by its number.
CREATE TABLE retired_versions (
  id BIGINT PRIMARY KEY,
  dataset TEXT NOT NULL
);
