"""Periods: what is closed. One fact for charter, submission and lock date.

A *closed period* is a week or month of one workspace whose figures others may see. Closing changes
no entry: what is put right later stays possible, and says so.
"""
