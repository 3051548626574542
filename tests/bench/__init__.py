"""How fast the program is, each row against its own floor in the same run: `make bench`."""
