-- Files that were uploaded and wait for a word how they are to be imported. They lie beside the jobs, not beside the sales, because
-- a long import holds the write lock of those, and nobody's choices should wait for it.
CREATE TABLE staged_files (
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL,
  file_name TEXT NOT NULL,
  bytes BIGINT NOT NULL,
  dataset TEXT NOT NULL,
  mode TEXT NOT NULL,
  -- A JSON object: what was chosen otherwise than it would be guessed.
  choices TEXT NOT NULL,
  -- A JSON object: what the file proved itself of how it is written; set when it is imported.
  evident TEXT NOT NULL,
  -- The fingerprint of the header; empty until the file was read.
  fingerprint TEXT NOT NULL,
  -- Whether it holds rows that were rejected before and are now corrected, so that they come on top.
  is_fix_up INTEGER NOT NULL,
  -- When a file with this header was imported last, as long as this one is to be read like it.
  recalled_at BIGINT,
  state TEXT NOT NULL,
  inspect_job_id BIGINT,
  check_job_id BIGINT,
  import_job_id BIGINT,
  created_at BIGINT NOT NULL
);

-- How files were read that were imported, by the fingerprint of their header.
CREATE TABLE file_mappings (
  fingerprint TEXT PRIMARY KEY,
  dataset TEXT NOT NULL,
  choices TEXT NOT NULL,
  -- What the file proved itself, for a next one that leaves it open.
  evident TEXT NOT NULL,
  used_at BIGINT NOT NULL
);
