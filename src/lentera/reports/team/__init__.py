"""Team figures: published once for each closed period, read by a look, shown as they were told."""
