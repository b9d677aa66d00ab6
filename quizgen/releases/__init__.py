"""What learners have, and what the next release adds, changes and retires."""
