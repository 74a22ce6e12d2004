"""Enforcement: which way a claim goes, what must hold first, how much, and until when."""
