"""The entrance: signing in and out, a person's own choices, and the way to one's desk."""
