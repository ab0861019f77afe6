"""Money: integers of fen. Knows no loan, no language and no typed text."""

from typing import Final

MAX_AMOUNT: Final = 100_000_000 * 100
"""The largest amount, in fen."""
