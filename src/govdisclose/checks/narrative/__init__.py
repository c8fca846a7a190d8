"""Rules on the text: what it says about the tables, the year, and the duties of the organ."""
