"""Reports that name people, for pay, law and bills: each a look with a purpose and a reference."""
