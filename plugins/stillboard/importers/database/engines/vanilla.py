"""Vanilla Forums 2 and 3: the first post of a thread is the discussion itself, the others are comments."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from typing import Any

from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import agreed
from ..engine import KEEPING, About, Answer, Engine, Right

_VIEW = "vanilla.discussions.view"
_FORMATS = {"html": "html", "wysiwyg": "html", "display": "html", "rich": "html", "bbcode": "bbcode", "markdown": "markdown"}
_MAX_OPERATIONS = 20_000


def _about(_: Store) -> About:
    return About(engine="Vanilla")


def _rights(store: Store) -> Mapping[str, Right]:
    """By the rows of the guests' roles for the category that a category takes its permissions from."""
    roles = {one[0] for one in store.ask("SELECT RoleID FROM UserRole WHERE UserID = 0")}
    roles |= {one[0] for one in store.ask("SELECT RoleID FROM Role WHERE LOWER(Type) = 'guest'")}
    question = f"""SELECT RoleID, JunctionID, "{_VIEW}" FROM Permission WHERE JunctionTable = 'Category'"""
    said = agreed(((role, place), sees == 1) for role, place, sees in store.ask(question) if role in roles)
    views = {place for (_, place), sees in said.items() if sees}
    rights: dict[str, Right] = {}
    for category, of in store.ask("SELECT CategoryID, PermissionCategoryID FROM Category WHERE CategoryID > 0"):
        sees = of is not None and of in views
        why = "guests' roles may view its discussions" if sees else "guests' roles may not view its discussions (Permission)"
        rights[str(category)] = Right(public=sees, why=why)
    return rights


def _format(said: object) -> str:
    return _FORMATS.get(str(said or "").lower(), "text")


def _body(said: str, post: Answer) -> str:
    """What the rich editor stores is a list of operations; all else is what its format says."""
    if str(post.get("stored_as") or "").lower() != "rich":
        return said
    try:
        operations = json.loads(said)
    except (ValueError, RecursionError):
        return html.escape(said)
    return _of_operations(operations) if isinstance(operations, list) else html.escape(said)


def _of_operations(operations: list[Any]) -> str:
    """The HTML of a text of Quill: each line ends in an operation that says what it is."""
    lines: list[str] = []
    line = ""
    for one in operations[:_MAX_OPERATIONS]:
        insert = one.get("insert") if isinstance(one, dict) else None
        attributes = one.get("attributes") if isinstance(one, dict) else None
        attributes = attributes if isinstance(attributes, dict) else {}
        if isinstance(insert, dict):
            line += _embedded(insert)
        elif isinstance(insert, str):
            first, *others = insert.split("\n")
            line += _inline(first, attributes)
            for other in others:
                lines.append(_line(line, attributes))
                line = _inline(other, attributes)
    lines.append(_line(line, {}) if line else "")
    return "".join(lines).replace("</ul><ul>", "").replace("</ol><ol>", "").replace("</blockquote><blockquote>", "<br>")


def _inline(said: str, attributes: dict[str, Any]) -> str:
    made = html.escape(said)
    if not made:
        return ""
    for name, tag in (("bold", "b"), ("italic", "i"), ("strike", "s"), ("code", "code"), ("codeInline", "code")):
        if attributes.get(name):
            made = f"<{tag}>{made}</{tag}>"
    link = attributes.get("link")
    return f'<a href="{html.escape(link)}">{made}</a>' if isinstance(link, str) else made


def _line(line: str, attributes: dict[str, Any]) -> str:
    header, listed = attributes.get("header"), attributes.get("list")
    level = header.get("level") if isinstance(header, dict) else header
    if isinstance(level, int) and 1 <= level <= 6:
        return f"<h{level}>{line}</h{level}>"
    kind = listed.get("type") if isinstance(listed, dict) else listed
    if kind in ("bullet", "ordered", "numbered"):
        tag = "ul" if kind == "bullet" else "ol"
        return f"<{tag}><li>{line}</li></{tag}>"
    if any(str(key).startswith("blockquote") for key in attributes):
        return f"<blockquote>{line}</blockquote>"
    if any(str(key).startswith(("codeBlock", "code-block")) for key in attributes):
        return f"<pre>{line}\n</pre>"
    if any(str(key).startswith("spoiler") for key in attributes):
        return f"<details>{line}</details>"
    return f"<p>{line}</p>" if line else ""


def _embedded(insert: dict[str, Any]) -> str:
    data = insert.get("embed-external")
    data = data.get("data") if isinstance(data, dict) else None
    if isinstance(data, dict) and isinstance(data.get("url"), str):
        url, name = html.escape(data["url"]), html.escape(str(data.get("name") or data["url"]))
        if data.get("type", data.get("embedType")) == "image":
            return f'<img src="{url}" alt="{name}">'
        return f'<a href="{url}">{name}</a>'
    mention = insert.get("mention")
    if isinstance(mention, dict):
        return html.escape(f"@{mention.get('name', '')}")
    emoji = insert.get("emoji")
    character = emoji.get("emojiChar") if isinstance(emoji, dict) else ""
    return html.escape(str(character or ""))


_STORED = " ".join(f"WHEN '{name}' THEN '{kind}'" for name, kind in _FORMATS.items())
_FORMAT = f"CASE LOWER(Format) {_STORED} ELSE 'text' END AS format, Format AS stored_as"

ENGINES = (
    Engine(
        name="Vanilla",
        marks={
            "Discussion": "discussionid categoryid body format",
            "Comment": "commentid discussionid body",
            "Category": "categoryid permissioncategoryid",
            "Permission": "roleid junctiontable",
        },
        tables=(
            Table("UserRole", numbers="userid roleid"),
            Table("Group", numbers="groupid", words="privacy", decides="privacy"),
            Table("Role", numbers="roleid", words="type"),
            Table("Permission", numbers=f"roleid junctionid {_VIEW}", words="junctiontable"),
            Table(
                "Category",
                numbers="categoryid parentcategoryid permissioncategoryid treeleft",
                words="name urlcode description",
                decides="permissioncategoryid",
            ),
            Table(
                "Discussion",
                numbers="discussionid categoryid insertuserid updateuserid deleteuserid countviews closed announce groupid",
                words="name body format dateinserted dateupdated type tags",
                keys="discussionid",
                decides="categoryid groupid type deleteuserid",
                closing=KEEPING,
            ),
            Table(
                "Comment",
                numbers="commentid discussionid insertuserid updateuserid deleteuserid",
                words="body format dateinserted dateupdated",
                keys="discussionid",
                decides="discussionid deleteuserid",
            ),
            Table("User", numbers="userid countcomments countdiscussions", words="name title dateinserted", keys="userid"),
        ),
        boards="""
            SELECT CategoryID AS id, NULLIF(ParentCategoryID, -1) AS parent, Name AS title, Description AS body, 'html' AS format,
                'categories/' || UrlCode AS address
            FROM Category WHERE CategoryID > 0 ORDER BY TreeLeft, CategoryID""",
        threads="""
            SELECT DiscussionID AS id, CategoryID AS board, Name AS title, CountViews AS views, Announce > 0 AS sticky,
                Closed AS locked, REPLACE(Tags, ',', CHAR(10)) AS tags
            FROM Discussion d WHERE LOWER(COALESCE(Type, '')) <> 'redirect' AND COALESCE(d.DeleteUserID, 0) = 0
                AND (COALESCE(d.GroupID, 0) = 0
                OR EXISTS (SELECT 1 FROM "Group" g WHERE g.GroupID = d.GroupID AND LOWER(g.Privacy) = 'public'))
            ORDER BY DiscussionID""",
        posts=f"""
            SELECT 'discussion-' || d.DiscussionID AS id, u.Name AS author, d.InsertUserID AS author_id, d.DateInserted AS date,
                d.Body AS body, {_FORMAT.replace("Format", "d.Format")}, d.DateUpdated AS edited, e.Name AS edited_by,
                'discussion/' || d.DiscussionID AS address, 0 AS place, 0 AS own
            FROM Discussion d LEFT JOIN User u ON u.UserID = d.InsertUserID LEFT JOIN User e ON e.UserID = d.UpdateUserID
            WHERE d.DiscussionID = ?1
            UNION ALL
            SELECT c.CommentID, u.Name, c.InsertUserID, c.DateInserted, c.Body, {_FORMAT.replace("Format", "c.Format")},
                c.DateUpdated, e.Name, NULL, 1, c.CommentID
            FROM Comment c LEFT JOIN User u ON u.UserID = c.InsertUserID LEFT JOIN User e ON e.UserID = c.UpdateUserID
            WHERE c.DiscussionID = ?1 AND COALESCE(c.DeleteUserID, 0) = 0
            ORDER BY place, date, own""",
        members="""
            SELECT UserID AS id, Name AS name, Title AS title, DateInserted AS joined,
                COALESCE(CountComments, 0) + COALESCE(CountDiscussions, 0) AS posts
            FROM User WHERE UserID = ?""",
        rights=_rights,
        about=_about,
        deciding={"Permission": "roleid", "UserRole": "userid roleid", "?Role": "roleid", "?Group": "groupid"},
        all_posts="""
            SELECT (SELECT COUNT(*) FROM Discussion WHERE LOWER(COALESCE(Type, '')) <> 'redirect')
                + (SELECT COUNT(*) FROM Comment)""",
        hidden="""
            SELECT (SELECT COUNT(*) FROM Discussion d WHERE COALESCE(d.DeleteUserID, 0) <> 0 OR (COALESCE(d.GroupID, 0) <> 0
                AND NOT EXISTS (SELECT 1 FROM "Group" g WHERE g.GroupID = d.GroupID AND LOWER(g.Privacy) = 'public')))
                + (SELECT COUNT(*) FROM Comment WHERE COALESCE(DeleteUserID, 0) <> 0)""",
        body=_body,
        rules="vanilla",
        thread_address="{root}discussion/{id}",
        post_address="{root}discussion/comment/{id}/#Comment_{id}",
        member_address="{root}profile/{id}/-",
    ),
)
