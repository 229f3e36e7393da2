"""Lentera: time tracking a team can trust."""
