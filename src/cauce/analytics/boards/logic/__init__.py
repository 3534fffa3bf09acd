"""What is kept, checked and laid out: pure."""
