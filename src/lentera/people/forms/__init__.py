"""What people type into this room's pages."""
