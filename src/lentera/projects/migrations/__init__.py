"""Steps of this room's tables, oldest first."""
