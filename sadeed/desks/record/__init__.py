"""Whether the record is whole, who looked at what, and what waits for a second person."""
