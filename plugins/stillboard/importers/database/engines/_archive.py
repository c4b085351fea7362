"""Where Invision puts old posts, once they are archived: a table with columns of its own, whose posts are as public as others."""

from __future__ import annotations

from ..._sql.wanted import Table

ARCHIVE = Table(
    "forums_archive_posts",
    numbers="archive_id archive_topic_id archive_author_id archive_content_date archive_queued archive_edit_time",
    words="archive_author_name archive_content archive_edit_name archive_edit_reason",
    keys="archive_topic_id",
    decides="archive_topic_id archive_queued",
)
HIDDEN_ARCHIVE = "(SELECT COUNT(*) FROM forums_archive_posts WHERE COALESCE(archive_queued, 1) <> 0)"
ARCHIVED = """a.archive_content_date, a.archive_content, a.archive_edit_time, a.archive_edit_name, a.archive_edit_reason"""
