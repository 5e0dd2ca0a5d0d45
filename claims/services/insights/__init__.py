"""Figures about the work of an organization, and the lists behind each bar."""
