"""What people type becomes values; pure. Knows no store, no words of the bot and no clock."""
