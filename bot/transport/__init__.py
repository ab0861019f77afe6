"""The wire to Telegram: polling, order, messages, errors. Knows Telegram, and no feature."""
