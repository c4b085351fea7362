"""A row that does not say, or not in a way that is known, whether guests saw it stays out, whichever engine, and is counted."""

from __future__ import annotations

import pytest

from stillboard.model import Attachment
from support.databases.changes import bodies, changed, put, told

THREADS = (
    ("phpbb-3-3", "topics", "topic_id", "topic_visibility"),
    ("phpbb-3-0", "topics", "topic_id", "topic_approved"),
    ("mybb-1-8", "threads", "tid", "visible"),
    ("smf-2-0", "topics", "id_topic", "approved"),
    ("vbulletin-3", "thread", "threadid", "visible"),
    ("xenforo-1", "thread", "thread_id", "discussion_state"),
    ("xenforo-2", "thread", "thread_id", "discussion_state"),
    ("invision-4", "forums_topics", "tid", "approved"),
    ("invision-4", "forums_topics", "tid", "is_future_entry"),
    ("ip-board-3", "topics", "tid", "approved"),
    ("woltlab-6", "thread", "threadID", "isDeleted"),
    ("woltlab-6", "thread", "threadID", "isDisabled"),
    ("burning-board-3", "thread", "threadID", "isDeleted"),
    ("burning-board-3", "thread", "threadID", "isDisabled"),
    ("wpforo-2", "wpforo_topics", "topicid", "status"),
    ("wpforo-2", "wpforo_topics", "topicid", "private"),
    ("bbpress", "posts", "ID", "post_status"),
    ("flarum", "discussions", "id", "is_private"),
    ("flarum", "discussions", "id", "is_approved"),
    ("discourse", "topics", "id", "visible"),
    ("discourse", "topics", "id", "archetype"),
)
POSTS = (
    ("phpbb-3-3", "posts", "post_id", "post_visibility"),
    ("phpbb-3-0", "posts", "post_id", "post_approved"),
    ("mybb-1-8", "posts", "pid", "visible"),
    ("smf-2-0", "messages", "id_msg", "approved"),
    ("vbulletin-3", "post", "postid", "visible"),
    ("vbulletin-5", "node", "nodeid", "showpublished"),
    ("vbulletin-6", "node", "nodeid", "showapproved"),
    ("vbulletin-6", "node", "nodeid", "viewperms"),
    ("xenforo-1", "post", "post_id", "message_state"),
    ("xenforo-2", "post", "post_id", "message_state"),
    ("invision-4", "forums_posts", "pid", "queued"),
    ("ip-board-3", "posts", "pid", "queued"),
    ("woltlab-6", "post", "postID", "isDeleted"),
    ("woltlab-6", "post", "postID", "isDisabled"),
    ("burning-board-3", "post", "postID", "isDisabled"),
    ("wpforo-2", "wpforo_posts", "postid", "status"),
    ("wpforo-2", "wpforo_posts", "postid", "private"),
    ("bbpress", "posts", "ID", "post_status"),
    ("flarum", "posts", "id", "is_private"),
    ("flarum", "posts", "id", "is_approved"),
    ("flarum", "posts", "id", "type"),
    ("discourse", "posts", "id", "post_type"),
    ("discourse", "posts", "id", "hidden"),
    ("discourse", "posts", "id", "user_deleted"),
)
FILES = (
    ("phpbb-3-3", "attachments", "attach_id", 54, "is_orphan"),
    ("mybb-1-8", "attachments", "aid", 54, "visible"),
    ("smf-2-0", "attachments", "id_attach", 54, "approved"),
    ("smf-2-1", "attachments", "id_attach", 54, "attachment_type"),
    ("vbulletin-3", "attachment", "attachmentid", 54, "visible"),
    ("vbulletin-4", "attachment", "attachmentid", 54, "state"),
    ("xenforo-2", "attachment", "attachment_id", 54, "unassociated"),
    ("woltlab-6", "attachment", "attachmentID", 54, "tmpHash"),
)
NOTHING_OR_ODD = (None, 7, "sometimes")


@pytest.mark.parametrize("value", NOTHING_OR_ODD)
@pytest.mark.parametrize(("case", "table", "key", "column"), THREADS)
def test_a_thread_that_does_not_say_that_guests_saw_it_stays_out(case, table, key, column, value) -> None:
    found = changed(case, put(table, {column: value}, **{key: 20}))
    assert "third lamp went out" not in bodies(found)
    assert "left out" in told(found)


@pytest.mark.parametrize("value", NOTHING_OR_ODD)
@pytest.mark.parametrize(("case", "table", "key", "column"), POSTS)
def test_a_post_that_does_not_say_that_guests_saw_it_stays_out(case, table, key, column, value) -> None:
    own = 20 if case == "bbpress" else 101
    before = changed(case, put(table, {"another": 1}, **{key: own}))
    assert "third lamp went out" in bodies(before)
    found = changed(case, put(table, {column: value}, **{key: own}))
    assert "third lamp went out" not in bodies(found)
    assert "left out" in told(found)


@pytest.mark.parametrize("value", NOTHING_OR_ODD)
@pytest.mark.parametrize(("case", "table", "key", "own", "column"), FILES)
def test_a_file_that_does_not_say_that_guests_saw_it_stays_out(case, table, key, own, column, value) -> None:
    if (column, value) == ("tmpHash", None):
        value = "0" * 40  # of a file that is no post's yet; there is none where nothing stands
    name = ".pdf"
    assert name in bodies(changed(case, put(table, {"another": 1}, **{key: own})))
    found = changed(case, put(table, {column: value}, **{key: own}))
    assert name not in bodies(found)
    assert not any(name in item.name for item in found if isinstance(item, Attachment))
    assert "files that await approval" in told(found)
