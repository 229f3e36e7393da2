"""The command ``lentera``: one table of verbs, each imported only when it is called.

Client verbs speak HTTP and import no Django; server verbs load Django when called.
"""
