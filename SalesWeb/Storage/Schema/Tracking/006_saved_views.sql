-- Views of the sales that were given a name: the query of their address. They outlive their dataset.
CREATE TABLE saved_views (
  id INTEGER PRIMARY KEY,
  dataset TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  saved_at BIGINT NOT NULL,
  UNIQUE (dataset, name)
);
