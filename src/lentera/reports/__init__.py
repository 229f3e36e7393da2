"""Reports: figures about time. For now a person's own; other people's come with the charter."""
