"""What `check` finds in items and forms, and how it says so where it runs."""
