"""How messages leave the house: by a mail server, by a provider of text messages, or into a file while none is set."""
