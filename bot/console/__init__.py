"""A Telegram that lives in the process, and the terminal in front of it. Knows no feature of the bot."""
