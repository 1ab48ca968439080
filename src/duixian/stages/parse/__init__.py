"""A document to its outline: who, when, sections and sentences."""
