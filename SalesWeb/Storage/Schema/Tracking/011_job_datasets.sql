-- The dataset that a job works on; null where it works on none, and for old trainings of whatever dataset was the default.
ALTER TABLE jobs ADD COLUMN dataset TEXT;
UPDATE jobs SET dataset = json_extract(payload, '$.Dataset')
WHERE kind IN ('train', 'backtest', 'prepare', 'import', 'check') AND json_valid(payload);
CREATE INDEX jobs_by_dataset ON jobs (dataset, kind, id) WHERE dataset IS NOT NULL;
