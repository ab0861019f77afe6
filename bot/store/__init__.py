"""What is kept. All speak to the protocol in `base`; only `bot.app` and `bot.world` know a concrete store."""
