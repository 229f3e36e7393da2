"""What is raised when somebody asks for people's rows without saying who looks.

An error, not a refusal: a query without a viewer is a bug of ours, and ends in a 500.
"""


class UnscopedQueryError(RuntimeError):
    """A closed table was asked without a door."""
