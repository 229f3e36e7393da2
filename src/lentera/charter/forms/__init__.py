"""What people type into the charter's pages."""
