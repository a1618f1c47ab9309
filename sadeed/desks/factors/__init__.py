"""One's second step: the app of codes, passkeys, the PIN of a tablet; and the pages on which they are shown."""
