"""A Telegram bot that reminds borrowers before a due date and says what collection may and may not do."""

import os

# Telegram's pauses come as timedelta, not as bare seconds with a deprecation warning (PTB 22).
os.environ.setdefault("PTB_TIMEDELTA", "1")
