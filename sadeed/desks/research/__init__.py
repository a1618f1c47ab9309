"""Social research: questions answered, homes visited, studies reported and endorsed."""
