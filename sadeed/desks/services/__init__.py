"""The services desk: what was granted is scheduled, signed twice where it is money, handed over and acknowledged."""
