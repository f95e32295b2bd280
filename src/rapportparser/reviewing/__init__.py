"""Pages to look at: a report with what was found drawn in it, and the reports of years side by side."""
