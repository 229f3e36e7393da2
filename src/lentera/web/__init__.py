"""The shell every page stands in: frame, design, refusals in words, the clock at the edge."""
