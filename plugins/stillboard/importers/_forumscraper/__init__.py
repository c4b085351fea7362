"""The shapes that forumscraper gives to each engine's threads."""
