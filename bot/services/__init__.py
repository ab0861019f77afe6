"""Use cases: domain, store and knowledge put together. No Telegram, no clock, no words."""
