"""How one installation is set up: environment, settings, addresses and the door table."""
