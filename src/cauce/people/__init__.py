"""Who did it: persons, identities, traits, merges."""
