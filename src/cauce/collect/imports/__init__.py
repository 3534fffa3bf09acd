"""Files that people hand in through the page or the API, and what became of them."""
