"""Long runs whose output stands in the documents: too long for `make test`, and each a command."""
