"""What is kept. Everyone speaks to the protocol in `base`; only `bot.app` knows a concrete store."""
