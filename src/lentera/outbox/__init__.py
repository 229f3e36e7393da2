"""Outbox: mail and long jobs, written in the same transaction as their cause, sent by the worker.

At least once, with an id; a mail server that is down never fails a request (decision 8).
"""
