"""What this room's templates ask."""
