"""Vanilla 2 and 3."""

from __future__ import annotations

import json

from . import Made, Value

HTML = (
    '<blockquote class="Quote" rel="Wren Okafor">Trim the <b>wick</b>.</blockquote>\nI did &amp; it burns; it\'s \\n fine.<br />'
    "See <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a><pre>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');</pre><ul><li>one</li><li>two</li></ul>"
)
RICH = json.dumps([
    {"insert": "Trim the "}, {"insert": "wick", "attributes": {"bold": True}}, {"insert": ".\nSee "},
    {"insert": "the table", "attributes": {"link": "https://lamps.example/a"}}, {"insert": "\none"}, {"insert": "\n", "attributes": {"list": {"type": "bullet"}}},
    {"insert": "two"}, {"insert": "\n", "attributes": {"list": "bullet"}}, {"insert": {"mention": {"name": "Pell", "userID": 9}}}, {"insert": " <b>\n"},
])  # fmt: skip


def made(*, rich: bool = False) -> Made:
    """A forum, whose second post is of the rich editor or of HTML."""
    forum = Made("Vanilla", "GDN_", only="mysql")
    add = forum.table
    add("UserRole", "UserID RoleID", {"RoleID": 2}, {"UserID": 3, "RoleID": 8})
    add("Role", "RoleID Name:text Type:text", {"RoleID": 2, "Type": "guest"}, {"RoleID": 8, "Type": "member"})
    view = "PermissionID RoleID JunctionTable:text JunctionColumn:text JunctionID Vanilla.Discussions.View Garden.Email.View"
    row = {"JunctionTable": "Category"}
    add(
        "Permission", view, {"PermissionID": 1, "RoleID": 2, "JunctionTable": None, "Vanilla.Discussions.View": 1},
        {**row, "PermissionID": 2, "RoleID": 2, "JunctionID": -1, "Vanilla.Discussions.View": 1}, {**row, "PermissionID": 3, "RoleID": 2, "JunctionID": 5},
        {**row, "PermissionID": 4, "RoleID": 8, "JunctionID": 5, "Vanilla.Discussions.View": 1},
    )  # fmt: skip
    board = {"PermissionCategoryID": -1, "Description": ""}
    add(
        "Category", "CategoryID ParentCategoryID TreeLeft TreeRight PermissionCategoryID Name:text UrlCode:text Description:text Archived",
        {**board, "CategoryID": -1, "ParentCategoryID": None, "Name": "Root", "UrlCode": "root"},
        {**board, "CategoryID": 1, "ParentCategoryID": -1, "TreeLeft": 2, "Name": "Workshop", "UrlCode": "workshop"},
        {**board, "CategoryID": 4, "ParentCategoryID": 1, "TreeLeft": 3, "Name": "Lamps & wicks", "UrlCode": "lamps", "Description": "All that burns."},
        {**board, "CategoryID": 5, "ParentCategoryID": 1, "TreeLeft": 5, "Name": "SECRET staff", "UrlCode": "secret", "PermissionCategoryID": 5},
        {**board, "CategoryID": 6, "ParentCategoryID": 1, "TreeLeft": 7, "Name": "SECRET unknown", "UrlCode": "secret6", "PermissionCategoryID": 99},
    )  # fmt: skip
    first = {
        "InsertUserID": 3,
        "Body": "The third lamp went out.",
        "Format": "Markdown",
        "DateInserted": "2014-05-13 16:55:01",
        "DateUpdated": None,
        "Type": None,
        "Tags": "",
    }
    add(
        "Discussion", "DiscussionID CategoryID InsertUserID UpdateUserID Name:text Body:text Format:text Tags:text CountViews Closed Announce DateInserted:text "
        "DateUpdated:text InsertIPAddress:text Type:text",
        {**first, "DiscussionID": 20, "CategoryID": 4, "Name": 'The "third" lamp', "CountViews": 311, "Announce": 1, "Tags": "brass,wicks"},
        {**first, "DiscussionID": 21, "CategoryID": 5, "Name": "SECRET", "Body": "SECRET"}, {**first, "DiscussionID": 22, "CategoryID": 6, "Name": "SECRET", "Body": "SECRET"},
        {**first, "DiscussionID": 23, "CategoryID": 4, "Name": "HIDDEN stub", "Body": "HIDDEN", "Type": "Redirect"},
        {**first, "DiscussionID": 24, "CategoryID": 4, "InsertUserID": 7, "Name": "Oil", "Body": "<p>Paraffin.</p>", "Format": "Wysiwyg", "CountViews": 12, "Closed": 1},
    )  # fmt: skip

    def comment(own: int, thread: int, user: int, body: str, kind: str, **more: Value) -> dict[str, Value]:
        return {"CommentID": own, "DiscussionID": thread, "InsertUserID": user, "Body": body, "Format": kind, "DateInserted": f"2014-05-13 16:55:{own % 100:02}",
                "DateUpdated": None, **more}  # fmt: skip

    quote = HTML if not rich else '[quote="Wren Okafor;101"]Trim the [b]wick[/b].[/quote]\nI did'
    add(
        "Comment", "CommentID DiscussionID InsertUserID UpdateUserID Body:text Format:text DateInserted:text DateUpdated:text InsertIPAddress:text",
        comment(102, 20, 7, quote, "BBCode" if rich else "Html", UpdateUserID=7, DateUpdated="2014-05-13 19:23:20"),
        comment(103, 20, 3, RICH if rich else "Ein Gruß, und 日本語 🙂", "Rich" if rich else "Text"), comment(106, 21, 3, "SECRET", "Html"),
    )  # fmt: skip
    add(
        "User", "UserID Name:text Password:blob Email:text Title:text DateInserted:text LastIPAddress:text CountComments CountDiscussions Attributes:text",
        {"UserID": 3, "Name": "Wren Okafor", "Title": "Keeper", "DateInserted": "2011-03-13 07:06:40", "CountComments": 1200, "CountDiscussions": 4},
        {"UserID": 7, "Name": "Marlow & Pell", "Title": "", "DateInserted": "2011-07-07 00:53:20", "CountComments": 2, "CountDiscussions": 1},
    )  # fmt: skip
    add("ConversationMessage", "MessageID Body:text", {"MessageID": 1})
    add("Log", "LogID Data:text", {"LogID": 1})
    return forum
