"""The bot in virtual time, with a Telegram that fails and a process that dies. Must not know the planner."""
