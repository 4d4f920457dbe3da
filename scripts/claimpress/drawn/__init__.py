"""What is drawn: how documents rest on each other, and the counts of the home page."""
