"""Joins the case file with reading and comparing; what the case commands and the Python API call."""
