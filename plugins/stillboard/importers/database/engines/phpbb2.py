"""The tables of phpBB 2.0, and who may read what in them."""

from __future__ import annotations

import re
from collections.abc import Mapping

from ....addresses import engines as addresses
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import KEEPING, About, Answer, Engine, Right

_CONFIG = frozenset("sitename server_name server_port script_path cookie_secure version default_lang posts_per_page".split())
_LEVELS = {0: "all", 1: "registered members", 2: "some members (private)", 3: "moderators", 5: "administrators"}
_QUOTE = re.compile(r'\[quote:([a-z0-9]{1,12})=("[^\n]{0,200}?"|&quot;[^\n]{0,200}?&quot;)\]', re.IGNORECASE)
_CODE = re.compile(r"\[(/?code):1:([a-z0-9]{1,12})\]", re.IGNORECASE)
_BARE = re.compile(r"\[(/?(?:url|email))((?:=[^\[\]\n]{0,1000})?)\]", re.IGNORECASE)


def _about(store: Store) -> About:
    said = {str(name): str(value or "") for name, value in store.ask("SELECT config_name, config_value FROM config")}
    host, port = said.get("server_name", "").removeprefix("http://").strip("/"), said.get("server_port", "")
    scheme = "https" if said.get("cookie_secure") == "1" or port == "443" else "http"
    place = f"{host}:{port}" if port not in {"", "0", "80", "443"} else host
    path = said.get("script_path", "").strip("/")
    per_page = said.get("posts_per_page", "")
    return About(
        title=said.get("sitename", ""),
        address=f"{scheme}://{place}/{f'{path}/' if path else ''}" if "." in host else "",
        engine="phpBB 2",
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
    )


def _rights(store: Store) -> Mapping[str, Right]:
    rights: dict[str, Right] = {}
    for board, view, read in store.ask("SELECT forum_id, auth_view, auth_read FROM forums"):
        if view == 0 and read == 0:
            rights[str(board)] = Right(public=True, why="everybody may see and read it (auth_view, auth_read)")
        else:
            who = _LEVELS.get(read if read != 0 else view, "nobody knows who")
            rights[str(board)] = Right(public=False, why=f"it is for {who} (auth_view, auth_read)")
    return rights


def _body(said: str, post: Answer) -> str:
    """Its tags with the uid at their ends, as phpBB 3 has them; those of addresses have none."""
    uid = post.get("uid")
    if not uid:
        return said
    said = _QUOTE.sub(r"[quote=\2:\1]", said)
    return _BARE.sub(rf"[\1\2:{uid}]", _CODE.sub(r"[\1:\2]", said))


ENGINES = (
    Engine(
        name="phpBB 2",
        marks={
            "posts_text": "post_id bbcode_uid post_text",
            "posts": "topic_id poster_id",
            "topics": "topic_title topic_moved_id",
            "forums": "cat_id auth_view auth_read",
            "categories": "cat_id cat_order",
        },
        tables=(
            Table("config", words="config_name config_value", only={"config_name": _CONFIG}),
            Table("categories", numbers="cat_id cat_order", words="cat_title"),
            Table(
                "forums",
                numbers="forum_id cat_id forum_order auth_view auth_read",
                words="forum_name forum_desc",
                decides="auth_view auth_read",
            ),
            Table(
                "topics",
                numbers="topic_id forum_id topic_views topic_status topic_type topic_moved_id",
                words="topic_title",
                keys="topic_id",
                decides="forum_id",
                closing=KEEPING,
            ),
            Table(
                "posts",
                numbers="post_id topic_id poster_id post_time post_edit_time enable_smilies",
                words="post_username",
                keys="topic_id",
                decides="topic_id",
            ),
            Table("posts_text", numbers="post_id", words="bbcode_uid post_subject post_text", keys="post_id"),
            Table("ranks", numbers="rank_id", words="rank_title"),
            Table("smilies", words="code smile_url"),
            Table("vote_desc", numbers="vote_id topic_id", words="vote_text", keys="topic_id"),
            Table("vote_results", numbers="vote_id vote_option_id vote_result", words="vote_option_text", keys="vote_id"),
            Table(
                "users",
                numbers="user_id user_regdate user_posts user_rank",
                words="username user_sig user_sig_bbcode_uid",
                keys="user_id",
            ),
        ),
        boards="""
            SELECT 'c' || cat_id AS id, NULL AS parent, cat_title AS title, NULL AS body, 'html' AS format,
                1 AS category, cat_order AS a, cat_id AS b, 0 AS c, 0 AS d
            FROM categories
            UNION ALL
            SELECT CAST(f.forum_id AS TEXT), 'c' || f.cat_id, f.forum_name, f.forum_desc, 'html',
                0, c.cat_order, c.cat_id, f.forum_order, f.forum_id
            FROM forums f LEFT JOIN categories c ON c.cat_id = f.cat_id ORDER BY a, b, category DESC, c, d""",
        threads="""
            SELECT topic_id AS id, forum_id AS board, topic_title AS title, topic_views AS views, topic_type > 0 AS sticky,
                topic_status = 1 AS locked
            FROM topics WHERE topic_status <> 2 AND COALESCE(topic_moved_id, 0) = 0 ORDER BY topic_id""",
        posts="""
            SELECT p.post_id AS id,
                CASE WHEN p.poster_id > 0 THEN u.username ELSE NULLIF(p.post_username, '') END AS author,
                CASE WHEN p.poster_id > 0 THEN p.poster_id END AS author_id, COALESCE(p.poster_id, 0) <= 0 AS guest,
                p.post_time AS date, t.post_subject AS title,
                t.post_text AS body, COALESCE(t.bbcode_uid, '') AS uid, p.post_edit_time AS edited,
                p.enable_smilies = 0 AS no_smilies
            FROM posts p JOIN posts_text t ON t.post_id = p.post_id LEFT JOIN users u ON u.user_id = p.poster_id
            WHERE p.topic_id = ? ORDER BY p.post_time, p.post_id""",
        members="""
            SELECT u.user_id AS id, u.username AS name, r.rank_title AS title, u.user_regdate AS joined, u.user_posts AS posts,
                u.user_sig AS signature, COALESCE(u.user_sig_bbcode_uid, '') AS uid
            FROM users u LEFT JOIN ranks r ON r.rank_id = u.user_rank AND u.user_rank > 0
            WHERE u.user_id = ? AND u.user_id > 0""",
        rights=_rights,
        about=_about,
        authors="posts.poster_id",
        all_posts="SELECT COUNT(*) FROM posts",
        deciding={"forums": "forum_id auth_view auth_read"},
        moved="SELECT topic_id AS id, topic_moved_id AS target FROM topics WHERE topic_status = 2 AND topic_moved_id > 0",
        polls="""
            SELECT d.vote_text AS question, r.vote_option_text AS option, r.vote_result AS votes
            FROM vote_desc d JOIN vote_results r ON r.vote_id = d.vote_id WHERE d.topic_id = ? ORDER BY r.vote_option_id""",
        smilies="SELECT code, smile_url FROM smilies",
        typed_smilies=True,
        escaped=True,
        escaped_titles=True,
        rules="phpbb",
        thread_address="{root}viewtopic.php?t={id}",
        post_address=addresses.PHPBB_2.post_address,
        board_address="{root}viewforum.php?f={id}",
        member_address="{root}profile.php?mode=viewprofile&u={id}",
        body=_body,
    ),
)
