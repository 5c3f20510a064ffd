-- How many rows of a sum give a price: price_sum / priced is their mean price.
ALTER TABLE series_days ADD COLUMN priced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE category_days ADD COLUMN priced INTEGER NOT NULL DEFAULT 0;
ALTER TABLE version_days ADD COLUMN priced INTEGER NOT NULL DEFAULT 0;

-- Until now every row was taken to give one where any did.
UPDATE series_days SET priced = row_count WHERE price_sum IS NOT NULL;
UPDATE category_days SET priced = row_count WHERE price_sum IS NOT NULL;
UPDATE version_days SET priced = row_count WHERE price_sum IS NOT NULL;

-- What is planned for the days after the last sale of the version: prices and promotions. It has the columns of the rollups,
-- so that it is written as they are; amount and quantity are always NULL, and row_count counts plans.
CREATE TABLE planned_days (
  series_id BIGINT NOT NULL REFERENCES series (id) ON DELETE CASCADE,
  date TEXT NOT NULL,
  row_count INTEGER NOT NULL,
  amount DOUBLE PRECISION,
  quantity DOUBLE PRECISION,
  price_sum DOUBLE PRECISION,
  promoted INTEGER NOT NULL,
  priced INTEGER NOT NULL,
  PRIMARY KEY (series_id, date)
);
