"""The library: what the association knows, and the policy in force, clause by clause."""
