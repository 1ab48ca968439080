"""An outline to figures and statements that are understood."""
