"""What importers of data share: facts of JSON with their faults, JSON and lines too large for memory."""
