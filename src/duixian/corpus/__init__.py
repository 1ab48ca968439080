"""Many reports: from a folder or a table of texts to Parquet tables, a panel, SQL."""
