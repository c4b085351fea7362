"""Vanilla Forums 2 and 3: the first post of a thread is the discussion itself, the others are comments."""

from __future__ import annotations

from collections.abc import Mapping

from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import agreed
from ..engine import KEEPING, About, Answer, Engine, Right
from ._ip_board import from_ip_board
from ._rich import from_rich

_VIEW = "vanilla.discussions.view"
_FORMATS = {
    "html": "html",
    "wysiwyg": "html",
    "display": "html",
    "rich": "html",
    "rich2": "html",
    "ipb": "html",
    "bbcode": "bbcode",
    "markdown": "markdown",
}


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
    """What the rich editors store is JSON, and what came from IP.Board is HTML with BBCode in it; all else is what its format
    says.
    """
    kind = str(post.get("stored_as") or "").lower()
    if kind in ("rich", "rich2"):
        return from_rich(said, kind)
    return from_ip_board(said).replace('class="ipsBlockquote"', 'class="ipsQuote"') if kind == "ipb" else said


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
        opening="Group",
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
