"""What turns the exercise and the guide into a site."""
