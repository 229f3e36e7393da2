"""Django's PostgreSQL backend, with the pass that row security asks for."""
