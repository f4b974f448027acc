"""The exercise in plain Python: no browser, no files, no clock. The build, the page, the tests and the command line share it."""
