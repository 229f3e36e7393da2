"""What people share of their own by choice: given for a time, taken back at once."""
