"""FluxBB 1.2 to 1.5 and PunBB 1.2 to 1.4, from which it came."""

from __future__ import annotations

from collections.abc import Mapping

from ....addresses import engines as addresses
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..boards import agreed
from ..engine import KEEPING, About, Engine, Right

_CONFIG = frozenset("o_board_title o_base_url o_disp_posts_default o_cur_version o_searchindex_revision o_signatures".split())
# What both show for codes, whatever the forum: a table in their parsers.
_SMILIES = (
    (":)", "smile.png"), ("=)", "smile.png"), (":|", "neutral.png"), ("=|", "neutral.png"), (":(", "sad.png"),
    ("=(", "sad.png"), (":D", "big_smile.png"), ("=D", "big_smile.png"), (":o", "yikes.png"), (":O", "yikes.png"),
    (";)", "wink.png"), (":/", "hmm.png"), (":P", "tongue.png"), (":p", "tongue.png"), (":lol:", "lol.png"),
    (":mad:", "mad.png"), (":rolleyes:", "roll.png"), (":cool:", "cool.png"),
)  # fmt: skip


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT conf_name, conf_value FROM config")}
    version = ".".join(said.get("o_cur_version", "").split(".")[:2])
    name = "FluxBB" if "o_searchindex_revision" in said or version == "1.5" else "PunBB"
    per_page = said.get("o_disp_posts_default", "")
    return About(
        title=said.get("o_board_title", ""),
        address=said.get("o_base_url", ""),
        engine=f"{name} {version}".strip(),
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
    )


def _rights(store: Store) -> Mapping[str, Right]:
    """The group that the user of all guests is in may read the forum, unless a board says otherwise for it."""
    question = "SELECT u.group_id, g.g_read_board FROM users u LEFT JOIN groups g ON u.group_id = g.g_id WHERE u.id = 1"
    found = store.all(question)
    asked = (
        "SELECT p.forum_id, p.read_forum FROM forum_perms p WHERE p.group_id IN (SELECT u.group_id FROM users u WHERE u.id = 1)"
    )
    said = agreed((board, reads == 1) for board, reads in store.ask(asked))
    rights: dict[str, Right] = {}
    for board, elsewhere in store.ask("SELECT id, redirect_url FROM forums"):
        if not found or any(reads != 1 for _, reads in found):
            why = "the guests' group may not read the forum (g_read_board), or nobody knows which it is"
        elif not said.get(board, True):
            why = "guests may not read it (forum_perms)"
        else:
            why = "it only leads elsewhere" if elsewhere else ""
        rights[str(board)] = Right(public=not why, why=why or "guests may read it")
    return rights


ENGINES = (
    Engine(
        name="FluxBB",
        marks={
            "forum_perms": "group_id forum_id read_forum",
            "posts": "poster poster_id topic_id message posted",
            "topics": "poster subject forum_id moved_to",
            "forums": "forum_name cat_id",
            "groups": "g_id g_read_board",
        },
        tables=(
            Table("config", words="conf_name conf_value", only={"conf_name": _CONFIG}),
            Table("groups", numbers="g_id g_read_board"),
            Table("forum_perms", numbers="group_id forum_id read_forum"),
            Table("categories", numbers="id disp_position", words="cat_name"),
            Table("forums", numbers="id cat_id disp_position", words="forum_name forum_desc redirect_url"),
            Table(
                "topics",
                numbers="id forum_id num_views closed sticky moved_to",
                words="subject",
                keys="id",
                decides="forum_id",
                closing=KEEPING,
            ),
            Table(
                "posts",
                numbers="id topic_id poster_id posted edited hide_smilies",
                words="poster message edited_by",
                keys="topic_id",
                decides="topic_id",
            ),
            Table("users", numbers="id group_id registered num_posts", words="username title signature", keys="id"),
        ),
        boards="""
            SELECT 'c' || id AS id, NULL AS parent, cat_name AS title, NULL AS body, 'html' AS format,
                1 AS category, disp_position AS a, id AS b, 0 AS c, 0 AS d
            FROM categories
            UNION ALL
            SELECT CAST(f.id AS TEXT), 'c' || f.cat_id, f.forum_name, f.forum_desc, 'html',
                0, c.disp_position, c.id, f.disp_position, f.id
            FROM forums f LEFT JOIN categories c ON c.id = f.cat_id ORDER BY a, b, category DESC, c, d""",
        threads="""
            SELECT id, forum_id AS board, subject AS title, num_views AS views, sticky, closed AS locked
            FROM topics WHERE moved_to IS NULL ORDER BY id""",
        posts="""
            SELECT id, poster AS author, CASE WHEN poster_id > 1 THEN poster_id END AS author_id,
                COALESCE(poster_id, 0) <= 1 AS guest, posted AS date,
                message AS body, edited, edited_by, hide_smilies AS no_smilies
            FROM posts WHERE topic_id = ? ORDER BY id""",
        members="""
            SELECT id, username AS name, title, registered AS joined, num_posts AS posts,
                CASE WHEN NOT EXISTS (SELECT 1 FROM config WHERE conf_name = 'o_signatures' AND conf_value = '0')
                    THEN signature END AS signature
            FROM users WHERE id = ? AND id > 1""",
        rights=_rights,
        about=_about,
        needed={"forums": "redirect_url"},
        authors="posts.poster_id",
        all_posts="SELECT COUNT(*) FROM posts",
        opening="forum_perms",
        deciding={"groups": "g_id g_read_board", "forum_perms": "group_id forum_id read_forum"},
        moved="SELECT id, moved_to AS target FROM topics WHERE moved_to IS NOT NULL",
        smilies=" UNION ALL ".join(f"SELECT '{code}', '{picture}'" for code, picture in _SMILIES),
        typed_smilies=True,
        rules="fluxbb",
        thread_address="{root}viewtopic.php?id={id}",
        post_address=addresses.FLUXBB.post_address,
        board_address="{root}viewforum.php?id={id}",
        member_address="{root}profile.php?id={id}",
    ),
)
