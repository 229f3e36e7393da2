"""Each engine has its own second lock; each is asked in the run that has it."""

import os

ON_POSTGRESQL = "LENTERA_DATABASE_URL" in os.environ
collect_ignore = ["test_authorizer.py"] if ON_POSTGRESQL else ["test_row_security.py"]
