--
-- PostgreSQL database dump
--

\restrict abc

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN; INSERT INTO x VALUES ('it''s'; END; ' $$;
CREATE TABLE public.settings (
  key text,
  value text
);
COPY public.settings (key, value) FROM stdin;
forum_title	Lanternside
default_locale	en
mail_password	CANARY settings
\.

CREATE TABLE public.group_permission (
  group_id bigint DEFAULT 0,
  permission text
);
COPY public.group_permission (group_id, permission) FROM stdin;
2	viewForum
3	tag5.viewForum
\.

CREATE TABLE public.tags (
  id bigint DEFAULT 0,
  name text,
  slug text,
  description text,
  position bigint DEFAULT 0,
  parent_id bigint DEFAULT 0,
  is_restricted bigint DEFAULT 0,
  is_hidden bigint DEFAULT 0
);
COPY public.tags (id, name, slug, description, position, parent_id, is_restricted, is_hidden) FROM stdin;
1	Workshop	workshop		0	\N	0	0
4	Lamps & wicks	lamps	All that burns.	0	1	0	0
5	SECRET staff	secret		2	\N	1	0
6	brass	brass		\N	\N	0	0
7	SECRET mark	secret-mark		\N	\N	1	0
\.

CREATE TABLE public.discussion_tag (
  discussion_id bigint DEFAULT 0,
  tag_id bigint DEFAULT 0
);
COPY public.discussion_tag (discussion_id, tag_id) FROM stdin;
20	1
20	4
20	6
21	5
24	1
24	4
25	1
25	7
27	4
\.

CREATE TABLE public.discussions (
  id bigint DEFAULT 0,
  title text,
  comment_count bigint DEFAULT 0,
  created_at text,
  user_id bigint DEFAULT 0,
  first_post_id bigint DEFAULT 0,
  slug text,
  is_private bigint DEFAULT 0,
  is_sticky bigint DEFAULT 0,
  is_locked bigint DEFAULT 0,
  is_approved bigint DEFAULT 0,
  hidden_at text,
  view_count bigint DEFAULT 0
);
COPY public.discussions (id, title, comment_count, created_at, user_id, first_post_id, slug, is_private, is_sticky, is_locked, is_approved, hidden_at, view_count) FROM stdin;
20	The "third" lamp	0	CANARY discussions.created_at	0	0	the-third-lamp	0	1	0	1	\N	311
21	SECRET	0	CANARY discussions.created_at	0	0	x	0	0	0	1	\N	0
25	SECRET	0	CANARY discussions.created_at	0	0	x	0	0	0	1	\N	0
22	HIDDEN	0	CANARY discussions.created_at	0	0	x	0	0	0	1	2014-05-13 16:55:01	0
23	HIDDEN	0	CANARY discussions.created_at	0	0	x	1	0	0	1	\N	0
24	Oil	0	CANARY discussions.created_at	0	0	oil	0	0	1	1	\N	12
26	Without a tag	0	CANARY discussions.created_at	0	0	without	0	0	0	1	\N	12
\.

CREATE TABLE public.posts (
  id bigint DEFAULT 0,
  discussion_id bigint DEFAULT 0,
  number bigint DEFAULT 0,
  created_at text,
  user_id bigint DEFAULT 0,
  type text,
  content text,
  edited_at text,
  edited_user_id bigint DEFAULT 0,
  hidden_at text,
  hidden_user_id bigint DEFAULT 0,
  ip_address text,
  is_private bigint DEFAULT 0,
  is_approved bigint DEFAULT 0
);
COPY public.posts (id, discussion_id, number, created_at, user_id, type, content, edited_at, edited_user_id, hidden_at, hidden_user_id, ip_address, is_private, is_approved) FROM stdin;
101	20	1	2014-05-13 16:55:01	3	comment	<t><p>The third lamp went out.</p></t>	\N	\N	\N	0	CANARY posts.ip_address	0	1
102	20	2	2014-05-13 16:55:02	7	comment	<r><QUOTE><i>&gt; </i><p><POSTMENTION discussionid="20" displayname="wren" id="101" number="1">@"wren"#p101</POSTMENTION> Trim the <STRONG><s>**</s>wick<e>**</e></STRONG>.</p></QUOTE>\n\n<p>I did &amp; it burns; it's \\n fine.<br/>\nSee <URL url="https://lamps.example/a?b=1&amp;c=2"><s>[</s>the table<e>](https://lamps.example/a?b=1&amp;c=2)</e></URL> and <C><s>`</s>oil<e>`</e></C></p>\n\n<CODE><s>```</s><i>\n</i>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');<i>\n</i><e>```</e></CODE>\n\n<LIST><LI><s>- </s>one</LI>\n<LI><s>- </s>two</LI></LIST></r>	2014-05-13 19:23:20	7	\N	0	CANARY posts.ip_address	0	1
103	20	3	2014-05-13 16:55:03	3	comment	<t><p>Ein Gruß, und 日本語 🙂</p></t>	\N	\N	\N	0	CANARY posts.ip_address	0	1
104	20	4	2014-05-13 16:55:04	7	comment	HIDDEN	\N	\N	2014-05-14 00:00:00	0	CANARY posts.ip_address	0	1
105	20	5	2014-05-13 16:55:05	7	comment	HIDDEN	\N	\N	\N	0	CANARY posts.ip_address	1	1
106	20	6	2014-05-13 16:55:06	7	discussionRenamed	["HIDDEN"]	\N	\N	\N	0	CANARY posts.ip_address	0	1
108	24	1	2014-05-13 16:55:08	7	comment	<t><p>Paraffin.</p></t>	\N	\N	\N	0	CANARY posts.ip_address	0	1
109	20	7	2014-05-13 16:55:09	7	comment	HIDDEN	\N	\N	\N	0	CANARY posts.ip_address	0	0
111	21	1	2014-05-13 16:55:01	3	comment	SECRET	\N	\N	\N	0	CANARY posts.ip_address	0	1
115	25	1	2014-05-13 16:55:05	3	comment	SECRET	\N	\N	\N	0	CANARY posts.ip_address	0	1
112	22	1	2014-05-13 16:55:02	3	comment	HIDDEN	\N	\N	\N	0	CANARY posts.ip_address	0	1
113	23	1	2014-05-13 16:55:03	3	comment	HIDDEN	\N	\N	\N	0	CANARY posts.ip_address	0	1
126	26	1	2014-05-13 16:55:08	7	comment	<t><p>Paraffin.</p></t>	\N	\N	\N	0	CANARY posts.ip_address	0	1
\.

CREATE TABLE public.users (
  id bigint DEFAULT 0,
  username text,
  email text,
  password text,
  avatar_url text,
  preferences bytea,
  joined_at text,
  comment_count bigint DEFAULT 0,
  bio text
);
COPY public.users (id, username, email, password, avatar_url, preferences, joined_at, comment_count, bio) FROM stdin;
3	wren	CANARY users.email	CANARY users.password	CANARY users.avatar_url	\\x43414e415259	2011-03-13 07:06:40	1204	CANARY users.bio
7	marlow	CANARY users.email	CANARY users.password	CANARY users.avatar_url	\\x43414e415259	2011-07-07 00:53:20	3	CANARY users.bio
\.

CREATE TABLE public.access_tokens (
  token text,
  user_id bigint DEFAULT 0
);
COPY public.access_tokens (token, user_id) FROM stdin;
CANARY access_tokens.token	3
\.

--
-- PostgreSQL database dump complete
--

\unrestrict abc
