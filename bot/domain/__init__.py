"""Pure values and functions: the standard library only, no I/O, no clock, no Telegram."""
