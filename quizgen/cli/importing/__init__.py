"""Tables from elsewhere: what an import proposes, and what would come of it."""
