"""Practice: the way into the copy on which newcomers learn, and its making."""
