"""The tables of an edition as a Data Package: CSV, JSON and Parquet with their schema."""
