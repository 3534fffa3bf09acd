"""What is news: pure."""
