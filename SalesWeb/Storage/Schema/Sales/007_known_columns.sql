-- What any of the files said that a version is put together of; the columns beside it are those of the file that came last.
ALTER TABLE dataset_versions ADD COLUMN known_columns TEXT NOT NULL DEFAULT '{}';
UPDATE dataset_versions SET known_columns = columns;
