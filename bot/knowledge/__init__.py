"""The code that reads `knowledge/`: what it may hold, how it is loaded, searched and kept fresh."""
