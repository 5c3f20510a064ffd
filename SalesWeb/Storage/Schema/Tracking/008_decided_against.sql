-- The version that its dataset had when it was decided what an upload does to the sales there are; null where there were none.
ALTER TABLE staged_files ADD COLUMN present_id BIGINT;
