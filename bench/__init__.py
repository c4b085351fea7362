"""How long a site takes to build, next to what other generators need for the same pages: `make bench` (README.md here)."""
