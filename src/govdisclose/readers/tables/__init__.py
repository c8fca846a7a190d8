"""The tables of the form in a document: found, and read, by their labels alone."""
