-- The currency and the unit of a dataset: NULL where neither a file nor a user has stated it, '' where a user has removed it.
ALTER TABLE datasets ADD COLUMN currency TEXT;
ALTER TABLE datasets ADD COLUMN unit TEXT;
