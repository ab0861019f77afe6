"""The terminal. Knows the emulator and a `World`, no feature of the bot."""
