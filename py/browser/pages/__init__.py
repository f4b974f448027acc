"""One controller for each page: what its fields change and what its buttons do."""
