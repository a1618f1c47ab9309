"""My work: what waits for one person, wherever they sit."""
