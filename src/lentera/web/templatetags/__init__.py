"""What our templates say beyond Django's own words."""
