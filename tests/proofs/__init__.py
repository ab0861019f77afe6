"""Proofs that are commands: what they print stands in docs/proofs.md. A short run of each is a test."""
