"""Backup and restore: one encrypted file with everything a server needs to be itself again.

The file is an age archive of a tar: the database as it was at one instant, the files of
LENTERA_DATA, and last ``manifest.json`` with a checksum of each. What is never in it: ballot boxes,
open survey keys and private insights (decision 35), which live in folders of their own.
"""
