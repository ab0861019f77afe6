"""A strict Telegram that lives in the process: console, tests and simulator speak to it. Knows no bot."""
