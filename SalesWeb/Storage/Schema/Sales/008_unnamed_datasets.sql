-- Restoring a version that did not exist used to add a dataset without a name. SQLite accepts NULL in a primary key of text.
DELETE FROM datasets WHERE name IS NULL;
