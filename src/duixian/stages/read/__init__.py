"""Bytes to a document: canonical text, blocks, and where each character came from."""
