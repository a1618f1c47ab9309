"""The first day of an association: the steps from an empty house to the first visitor."""
