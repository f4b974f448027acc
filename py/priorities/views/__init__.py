"""The pages of the exercise, each drawn from what may be seen of it and from the passing moment."""
