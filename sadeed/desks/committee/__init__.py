"""The research committee: sessions, the case on one page, votes, decisions, appeals."""
