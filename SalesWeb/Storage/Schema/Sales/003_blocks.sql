-- What was sold day by day lies in blocks: all days of a series, a category or a version side by side in one row, packed as
-- Datasets/Days/DayBlock.cs says. A file of a million rows becomes some hundred of them.

-- A series that did not fit into memory whole has several blocks. A day may stand in more than one; its sums are added.
CREATE TABLE series_blocks (
  series_id BIGINT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (series_id, part)
);

CREATE TABLE category_blocks (
  category_id BIGINT PRIMARY KEY REFERENCES categories (id) ON DELETE CASCADE,
  content BLOB NOT NULL
);

CREATE TABLE version_blocks (
  version_id BIGINT PRIMARY KEY REFERENCES dataset_versions (id) ON DELETE CASCADE,
  content BLOB NOT NULL
);

-- What an item, or a store, sold in all categories together; of versions that have many series and not too many names
-- (Datasets/PartRollup.cs), and only of those imported since there are blocks.
CREATE TABLE part_blocks (
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  -- Item or Store.
  part TEXT NOT NULL,
  name TEXT NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (version_id, part, name)
);

-- The days there are become blocks of text (Datasets/Days/TextBlock.cs). Seventeen digits keep every number to the bit.
INSERT INTO series_blocks (series_id, part, content)
SELECT series_id, 0, CAST('T' || GROUP_CONCAT(day, ';') AS BLOB)
FROM (
  SELECT series_id, date || '|' || row_count
         || '|' || CASE WHEN quantity IS NULL THEN '' ELSE PRINTF('%!.17g', quantity) END
         || '|' || CASE WHEN amount IS NULL THEN '' ELSE PRINTF('%!.17g', amount) END
         || '|' || CASE WHEN price_sum IS NULL THEN '' ELSE PRINTF('%!.17g', price_sum) END
         || '|' || priced || '|' || promoted AS day
  FROM series_days ORDER BY series_id, date
)
GROUP BY series_id;

INSERT INTO category_blocks (category_id, content)
SELECT category_id, CAST('T' || GROUP_CONCAT(day, ';') AS BLOB)
FROM (
  SELECT category_id, date || '|' || row_count
         || '|' || CASE WHEN quantity IS NULL THEN '' ELSE PRINTF('%!.17g', quantity) END
         || '|' || CASE WHEN amount IS NULL THEN '' ELSE PRINTF('%!.17g', amount) END
         || '|' || CASE WHEN price_sum IS NULL THEN '' ELSE PRINTF('%!.17g', price_sum) END
         || '|' || priced || '|' || promoted AS day
  FROM category_days ORDER BY category_id, date
)
GROUP BY category_id;

INSERT INTO version_blocks (version_id, content)
SELECT version_id, CAST('T' || GROUP_CONCAT(day, ';') AS BLOB)
FROM (
  SELECT version_id, date || '|' || row_count
         || '|' || CASE WHEN quantity IS NULL THEN '' ELSE PRINTF('%!.17g', quantity) END
         || '|' || CASE WHEN amount IS NULL THEN '' ELSE PRINTF('%!.17g', amount) END
         || '|' || CASE WHEN price_sum IS NULL THEN '' ELSE PRINTF('%!.17g', price_sum) END
         || '|' || priced || '|' || promoted AS day
  FROM version_days ORDER BY version_id, date
)
GROUP BY version_id;

DROP TABLE series_days;
DROP TABLE category_days;
DROP TABLE version_days;

-- What a version did to the one before it: Replace, Append or Correct; the latter two hold that one's sales too.
ALTER TABLE dataset_versions ADD COLUMN mode TEXT NOT NULL DEFAULT 'Replace';
ALTER TABLE dataset_versions ADD COLUMN parent_id BIGINT REFERENCES dataset_versions (id) ON DELETE SET NULL;

-- All rejected rows as they stood in the file, to be corrected and given back: CSV, packed with gzip, in pieces.
CREATE TABLE fix_ups (
  version_id BIGINT NOT NULL REFERENCES dataset_versions (id) ON DELETE CASCADE,
  part INTEGER NOT NULL,
  content BLOB NOT NULL,
  PRIMARY KEY (version_id, part)
);
