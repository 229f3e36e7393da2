"""What we compare ourselves with: other trackers, the framework alone, the database alone."""
