"""The files of a case: what was brought, who opens it, and what may be brought now."""
