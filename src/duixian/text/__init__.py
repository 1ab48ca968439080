"""Character work that keeps its place in the source."""
