"""My account: one's own sessions and password."""
