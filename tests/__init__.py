"""Proofs that the product does what it says; `tests/harness` is what they stand on."""
