"""Whether the bot is well, said to machines: over HTTP on the operator's address, and by silence."""
