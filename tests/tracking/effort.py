"""How much a database looks at to answer: counted, so that a busy machine changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.test.utils import CaptureQueriesContext


def effort(ask: Callable[[], object]) -> int:
    """Count SQLite's steps, or the rows PostgreSQL looks at, for everything that is asked."""
    return _steps(ask) if connection.vendor == "sqlite" else _rows(ask)


def _steps(ask: Callable[[], object]) -> int:
    steps = 0

    def count() -> int:
        nonlocal steps
        steps += 100
        return 0

    connection.ensure_connection()
    connection.connection.set_progress_handler(count, 100)
    try:
        ask()
    finally:
        connection.connection.set_progress_handler(None, 0)
    return steps


def _rows(ask: Callable[[], object]) -> int:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
        with CaptureQueriesContext(connection) as asked:
            ask()
        rows = 0
        for one in asked.captured_queries:
            sql = one["sql"]
            if sql.startswith("DECLARE"):  # a cursor: what it reads is what stands behind FOR
                sql = sql.split(" FOR ", 1)[1]
            if sql.startswith("SELECT"):
                cursor.execute(f"EXPLAIN (ANALYZE, FORMAT JSON) {sql}")
                (plan,) = cursor.fetchone()
                plan = json.loads(plan) if isinstance(plan, str) else plan
                rows += _looked_at(plan[0]["Plan"])
    return rows


def _looked_at(node: dict[str, Any]) -> int:
    rows = node["Actual Rows"] + node.get("Rows Removed by Filter", 0)
    here = int(rows * node["Actual Loops"]) if "Relation Name" in node else 0
    return here + sum(_looked_at(one) for one in node.get("Plans", ()))
