"""What `quiz` does between a command line and a sheet: what is wanted, chosen, listed, made and kept as a recipe."""
