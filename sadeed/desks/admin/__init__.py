"""The administration: who works here, where, and what the association sets of itself."""
