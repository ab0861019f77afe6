"""The Telegram surface: what is routed where, and a renderer for each feature. Knows words, no wire."""
