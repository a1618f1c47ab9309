"""The page of a case: where it stands, what may be done, its papers, its story."""
