"""The exercise on the page: the only code that touches the browser, and one controller for each page."""
