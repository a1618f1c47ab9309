"""The inbox: what arrived through the public forms, until somebody answered it."""
