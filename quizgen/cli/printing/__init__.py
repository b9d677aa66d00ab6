"""Sheets as files: how they look, who gets one, in which pieces they are printed and by how many processes."""
