"""The reports: what the manager answers for, each drawing with its table."""
