"""The demo association: made people, known passwords, histories lived through acts alone. Nothing here is real."""
