"""The Telegram surface: routes, handlers by feature, rendering, delivery, and the way to Telegram."""
