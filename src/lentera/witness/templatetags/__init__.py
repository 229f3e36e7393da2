"""What this room's templates say beyond the common words."""
