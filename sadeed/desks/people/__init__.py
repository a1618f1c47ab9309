"""The registry of people: found, opened, kept up to date, and a request received from them."""
