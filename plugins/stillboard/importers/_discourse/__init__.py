"""Discourse's JSON, its own Markdown and HTML, and its pages: what discourse.py, discourseraw.py and discoursehtml.py share."""
