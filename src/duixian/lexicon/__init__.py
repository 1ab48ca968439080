"""The words that the rules know, as data: typed loaders over ``data/*.toml``."""
