-- The number that an upload got last. One that is gone leaves its number to none that comes later: pages that are still open, and
-- the jobs of its day, name it.
CREATE TABLE upload_numbers (
  last BIGINT NOT NULL
);

INSERT INTO upload_numbers (last)
SELECT COALESCE(MAX(id), 0)
FROM (SELECT MAX(id) AS id FROM staged_files UNION ALL SELECT MAX(CAST(payload AS BIGINT)) AS id FROM jobs WHERE kind = 'inspect') AS given;
