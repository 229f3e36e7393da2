"""What the server's commands do: plain functions, called by ``lentera_cli``."""
