"""The sample company: Studio Kunang, as in decisions 21 and 22, made through the same services.

``company.toml`` says who and what, ``days`` invents plausible days from a fixed seed, ``planting``
puts them into an empty database.
"""
