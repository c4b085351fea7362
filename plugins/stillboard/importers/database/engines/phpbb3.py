"""phpBB 3.0 to 3.3."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ....addresses import engines as addresses
from ....gfm import unescaped
from ..._sql.store import Store
from ..._sql.wanted import Table
from ..engine import KEEPING, About, Engine, Right, UploadedFile

_CONFIG = frozenset(
    "sitename server_protocol server_name server_port script_path version default_lang posts_per_page cookie_secure"
    " allow_sig".split()
)
_RIGHTS = frozenset({"f_read", "f_list", "f_download", "u_download"})
_SETTINGS_KNOWN = frozenset({-1, 0, 1})  # no, never, yes
_LINK = 2  # a forum_type
_DEFAULT_PORTS = {"http": "80", "https": "443"}


def _settings(store: Store) -> dict[str, str]:
    return {str(name): str(value or "") for name, value in store.ask("SELECT config_name, config_value FROM config")}


def _about(store: Store) -> About:
    said = _settings(store)
    scheme = said.get("server_protocol", "").removesuffix("://") or ("https" if said.get("cookie_secure") == "1" else "http")
    host, port = said.get("server_name", ""), said.get("server_port", "")
    if host and port and port not in {"0", _DEFAULT_PORTS.get(scheme, "")}:
        host = f"{host}:{port}" if port not in _DEFAULT_PORTS.values() else host
    path = said.get("script_path", "").strip("/")
    version = said.get("version", "")
    per_page = said.get("posts_per_page", "")
    return About(
        title=said.get("sitename", ""),
        address=f"{scheme}://{host}/{f'{path}/' if path else ''}" if "." in host else "",
        engine=f"phpBB {'.'.join(version.split('.')[:2])}" if version[:2] == "3." else "phpBB 3",
        lang=said.get("default_lang", "").replace("_", "-"),
        per_page=int(per_page) if per_page.isdecimal() and int(per_page[:6]) > 0 else None,
    )


def _settings_of(store: Store, option: str) -> dict[int, set[int]]:
    """What is said of an option for guests, by board, and by 0 for all. A role of which nothing is said may say never."""
    said: dict[int, set[int]] = {}
    for holders in (
        "acl_groups a WHERE a.group_id IN (SELECT group_id FROM user_group WHERE user_id = 1 AND COALESCE(user_pending, 0) = 0)",
        "acl_users a WHERE a.user_id = 1",
    ):
        question = (
            "WITH wanted AS (SELECT auth_option_id FROM acl_options WHERE auth_option = ?) "
            "SELECT a.forum_id,"
            " CASE WHEN a.auth_role_id > 0 AND a.auth_role_id NOT IN (SELECT role_id FROM acl_roles_data) THEN 0"
            " WHEN a.auth_role_id > 0 THEN (SELECT MIN(r.auth_setting) FROM acl_roles_data r"
            " WHERE r.role_id = a.auth_role_id AND r.auth_option_id IN (SELECT * FROM wanted))"
            f" WHEN a.auth_option_id IN (SELECT * FROM wanted) THEN a.auth_setting END FROM {holders}"
        )
        for board, setting in store.ask(question, (option,)):
            if board is not None and setting is not None:
                said.setdefault(board, set()).add(setting if setting in _SETTINGS_KNOWN else 0)
    return said


def _rights(store: Store) -> Mapping[str, Right]:
    """As phpBB works it out for the user of all guests: what their groups may and what they may themselves, directly or by a
    role; a "never" wins, and a board takes nothing from the one around it.
    """
    reading, listing, loading = (_settings_of(store, option) for option in ("f_read", "f_list", "f_download"))
    loads = _is_yes(_settings_of(store, "u_download").get(0))
    rights: dict[str, Right] = {}
    for board, kind, password in store.ask("SELECT forum_id, forum_type, forum_password FROM forums"):
        settings, named = reading.get(board, set()), _is_yes(listing.get(board))
        if 0 in settings:
            why = "guests may never read it (f_read is NEVER)"
        elif 1 not in settings:
            why = "guests are not allowed to read it (no f_read)"
        elif password != 0:
            why = "it has a password"
        else:
            why = "it only leads elsewhere" if kind == _LINK else ""
        files = loads and _is_yes(loading.get(board))
        rights[str(board)] = Right(public=not why, why=why or "guests may read it (f_read)", named=named, files=files)
    if store.all("SELECT 1 FROM topics WHERE forum_id = 0 AND topic_type = 3 LIMIT 1"):  # in none: announcements of phpBB 3.0
        open_to_all = [right for right in rights.values() if right.public]
        why = "announcements in every forum, of which guests may read " + ("some" if open_to_all else "none")
        rights[""] = Right(public=bool(open_to_all), why=why, files=any(right.files for right in open_to_all))
    return rights


def _is_yes(settings: set[int] | None) -> bool:
    return settings is not None and 1 in settings and 0 not in settings


def _files(store: Store, post: str, _: About) -> Iterator[UploadedFile]:
    """The newest first: that is how [attachment=0] counts them."""
    question = (
        "SELECT attach_id, physical_filename, real_filename, attach_comment, filesize FROM attachments"
        " WHERE post_msg_id = ? AND in_message = 0 AND COALESCE(is_orphan, 0) = 0 ORDER BY attach_id DESC"
    )
    for number, (own, stored, real, comment, size) in enumerate(store.known(question, (int(post),))):
        shown = unescaped(str(real or ""))
        path = str(stored or "").rpartition("/")[2]
        yield UploadedFile(
            str(number), shown, (path, f"files/{path}"), size, f"download/file.php?id={own}", unescaped(str(comment or ""))
        )


_TABLES = (
    Table("config", words="config_name config_value", only={"config_name": _CONFIG}),
    Table(
        "forums",
        numbers="forum_id parent_id left_id forum_type forum_status",
        words="forum_name forum_desc forum_desc_uid",
        filled="forum_password",
        decides="forum_password",
    ),
    Table("acl_options", numbers="auth_option_id", words="auth_option", only={"auth_option": _RIGHTS}),
    Table("acl_groups", numbers="group_id forum_id auth_option_id auth_role_id auth_setting"),
    Table("acl_users", numbers="user_id forum_id auth_option_id auth_role_id auth_setting"),
    Table("acl_roles_data", numbers="role_id auth_option_id auth_setting"),
    Table("user_group", numbers="group_id user_id user_pending"),
    Table("groups", numbers="group_id", words="group_name"),
    Table("ranks", numbers="rank_id", words="rank_title"),
    Table("smilies", words="code smiley_url"),
    Table(
        "topics",
        numbers="topic_id forum_id topic_time topic_views topic_status topic_moved_id topic_type topic_visibility topic_approved"
        " topic_first_post_id poll_start",
        words="topic_title poll_title",
        keys="topic_id",
        decides="forum_id topic_visibility topic_approved",
        sure="topic_visibility topic_approved",
        closing=f"{KEEPING} topic_deleted_time topic_deleted_from",
    ),
    Table(
        "posts",
        numbers="post_id topic_id poster_id post_time post_visibility post_approved enable_bbcode post_attachment post_edit_time"
        " post_edit_user",
        words="post_username post_subject post_text bbcode_uid post_edit_reason",
        keys="topic_id",
        decides="topic_id post_visibility post_approved",
        sure="post_visibility post_approved",
        closing="post_deleted_time post_deleted_from",
    ),
    Table(
        "attachments",
        numbers="attach_id post_msg_id in_message is_orphan filesize",
        words="physical_filename real_filename attach_comment",
        only={"in_message": frozenset({"0"})},
        keys="post_msg_id",
        decides="post_msg_id is_orphan",
        sure="is_orphan",
    ),
    Table("poll_options", numbers="poll_option_id topic_id poll_option_total", words="poll_option_text", keys="topic_id"),
    Table(
        "users",
        numbers="user_id user_type group_id user_regdate user_posts user_rank",
        words="username user_sig user_sig_bbcode_uid",
        keys="user_id",
    ),
)

ENGINES = (
    Engine(
        name="phpBB 3",
        marks={
            "acl_options": "auth_option_id auth_option",
            "posts": "post_text bbcode_uid poster_id",
            "topics": "topic_title",
            "forums": "forum_id left_id",
        },
        tables=_TABLES,
        boards="""
            SELECT forum_id AS id, parent_id AS parent, forum_name AS title, forum_desc AS body, forum_desc_uid AS uid
            FROM forums ORDER BY left_id, forum_id""",
        threads="""
            SELECT topic_id AS id, topic_title AS title, topic_views AS views,
                CASE WHEN forum_id > 0 THEN forum_id WHEN forum_id <> 0 OR topic_type <> 3 THEN 'none' END AS board,
                topic_type IN (1, 2, 3) AS sticky, topic_status = 1 AS locked
            FROM topics
            WHERE COALESCE(topic_visibility, topic_approved) = 1 AND topic_status <> 2 AND COALESCE(topic_moved_id, 0) = 0
            ORDER BY topic_id""",
        posts="""
            SELECT p.post_id AS id,
                COALESCE(NULLIF(p.post_username, ''), CASE WHEN p.poster_id <> 1 THEN u.username END) AS author,
                CASE WHEN p.poster_id <> 1 THEN p.poster_id END AS author_id, COALESCE(p.poster_id, 0) <= 1 AS guest,
                p.post_time AS date, p.post_subject AS title,
                p.post_text AS body, p.bbcode_uid AS uid, p.post_edit_time AS edited, e.username AS edited_by,
                p.post_edit_reason AS edit_reason, p.post_attachment AS files
            FROM posts p LEFT JOIN users u ON u.user_id = p.poster_id
                LEFT JOIN users e ON e.user_id = p.post_edit_user AND p.post_edit_user > 1
            WHERE p.topic_id = ? AND COALESCE(p.post_visibility, p.post_approved) = 1
            ORDER BY p.post_time, p.post_id""",
        members="""
            SELECT u.user_id AS id, u.username AS name, r.rank_title AS title, u.user_regdate AS joined, u.user_posts AS posts,
                CASE WHEN NOT EXISTS (SELECT 1 FROM config WHERE config_name = 'allow_sig' AND config_value = '0')
                    THEN u.user_sig END AS signature, u.user_sig_bbcode_uid AS uid
            FROM users u LEFT JOIN ranks r ON r.rank_id = u.user_rank AND u.user_rank > 0
            WHERE u.user_id = ? AND u.user_type <> 2""",
        rights=_rights,
        about=_about,
        deciding={
            "acl_options": "auth_option_id",
            "acl_groups": "group_id forum_id auth_option_id auth_role_id auth_setting",
            "acl_users": "user_id forum_id auth_option_id auth_role_id auth_setting",
            "acl_roles_data": "role_id auth_option_id auth_setting",
            "user_group": "group_id user_id user_pending",
        },
        opening="acl_groups acl_users acl_roles_data user_group",
        needed={"forums": "forum_type"},
        authors="posts.poster_id",
        all_posts="SELECT COUNT(*) FROM posts",
        hidden_files="SELECT COUNT(*) FROM attachments WHERE post_msg_id > 0 AND COALESCE(is_orphan, 0) <> 0",
        hidden="SELECT COUNT(*) FROM posts WHERE COALESCE(post_visibility, post_approved, 0) <> 1",
        moved="SELECT topic_id AS id, topic_moved_id AS target FROM topics WHERE topic_status = 2 AND topic_moved_id > 0",
        polls="""
            SELECT t.poll_title AS question, o.poll_option_text AS option, o.poll_option_total AS votes
            FROM topics t JOIN poll_options o ON o.topic_id = t.topic_id
            WHERE t.topic_id = ? AND t.poll_start > 0 ORDER BY o.poll_option_id""",
        files=_files,
        smilies="SELECT code, smiley_url FROM smilies",
        escaped=True,
        escaped_titles=True,
        thread_address="{root}viewtopic.php?t={id}",
        post_address=addresses.PHPBB.post_address,
        board_address="{root}viewforum.php?f={id}",
        member_address="{root}memberlist.php?mode=viewprofile&u={id}",
    ),
)
