--
-- PostgreSQL database dump
--

\restrict abc

SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
CREATE FUNCTION public.f() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN; INSERT INTO x VALUES ('it''s'; END; ' $$;
CREATE TABLE public.site_settings (
  id bigint DEFAULT 0,
  name text,
  value text
);
COPY public.site_settings (id, name, value) FROM stdin;
0	title	Lanternside
0	login_required	f
0	default_locale	en_GB
0	smtp_password	CANARY
\.

CREATE TABLE public.categories (
  id bigint DEFAULT 0,
  name text,
  slug text,
  description text,
  parent_category_id bigint DEFAULT 0,
  position bigint DEFAULT 0,
  read_restricted bigint DEFAULT 0,
  email_in text
);
COPY public.categories (id, name, slug, description, parent_category_id, position, read_restricted, email_in) FROM stdin;
1	Workshop	workshop		\N	0	0	CANARY categories.email_in
4	Lamps & wicks	lamps	<p>All that burns.</p>	1	1	0	CANARY categories.email_in
5	SECRET staff	secret		\N	2	1	CANARY categories.email_in
\.

CREATE TABLE public.category_groups (
  category_id bigint DEFAULT 0,
  group_id bigint DEFAULT 0,
  permission_type bigint DEFAULT 0
);
COPY public.category_groups (category_id, group_id, permission_type) FROM stdin;
5	3	0
\.

CREATE TABLE public.tags (
  id bigint DEFAULT 0,
  name text
);
COPY public.tags (id, name) FROM stdin;
6	brass
7	SECRET-tag
\.

CREATE TABLE public.topic_tags (
  topic_id bigint DEFAULT 0,
  tag_id bigint DEFAULT 0
);
COPY public.topic_tags (topic_id, tag_id) FROM stdin;
20	6
20	7
\.

CREATE TABLE public.tag_group_memberships (
  tag_id bigint DEFAULT 0,
  tag_group_id bigint DEFAULT 0
);
COPY public.tag_group_memberships (tag_id, tag_group_id) FROM stdin;
7	1
6	2
\.

CREATE TABLE public.tag_group_permissions (
  tag_group_id bigint DEFAULT 0,
  group_id bigint DEFAULT 0,
  permission_type bigint DEFAULT 0
);
COPY public.tag_group_permissions (tag_group_id, group_id, permission_type) FROM stdin;
1	3	0
2	0	0
\.

CREATE TABLE public.topics (
  id bigint DEFAULT 0,
  category_id bigint DEFAULT 0,
  title text,
  archetype text,
  user_id bigint DEFAULT 0,
  views bigint DEFAULT 0,
  closed bigint DEFAULT 0,
  archived bigint DEFAULT 0,
  visible bigint DEFAULT 0,
  deleted_at text,
  slug text,
  pinned_at text
);
COPY public.topics (id, category_id, title, archetype, user_id, views, closed, archived, visible, deleted_at, slug, pinned_at) FROM stdin;
20	4	The "third" lamp	regular	0	311	0	0	1	\N	the-third-lamp	2014-05-13 16:55:01
21	5	SECRET	regular	0	0	0	0	1	\N	x	\N
22	4	HIDDEN	regular	0	0	0	0	1	2014-05-13 16:55:01	x	\N
23	4	HIDDEN	regular	0	0	0	0	0	\N	x	\N
25	\N	HIDDEN	private_message	0	0	0	0	1	\N	x	\N
24	4	Oil	regular	0	12	1	0	1	\N	oil	\N
\.

CREATE TABLE public.posts (
  id bigint DEFAULT 0,
  topic_id bigint DEFAULT 0,
  user_id bigint DEFAULT 0,
  post_number bigint DEFAULT 0,
  reply_to_post_number bigint DEFAULT 0,
  raw text,
  cooked text,
  created_at text,
  deleted_at text,
  hidden bigint DEFAULT 0,
  user_deleted bigint DEFAULT 0,
  post_type bigint DEFAULT 0,
  version bigint DEFAULT 0,
  last_version_at text,
  edit_reason text,
  like_count bigint DEFAULT 0
);
COPY public.posts (id, topic_id, user_id, post_number, reply_to_post_number, raw, cooked, created_at, deleted_at, hidden, user_deleted, post_type, version, last_version_at, edit_reason, like_count) FROM stdin;
101	20	3	1	\N	The third lamp went out.	<p>The third lamp went out.</p>	2014-05-13 16:55:01.123456	\N	0	0	1	1	\N	\N	0
102	20	7	2	1		<aside class="quote no-group" data-username="wren" data-post="1" data-topic="20">\n<div class="title">\n<div class="quote-controls"></div>\n wren:</div>\n<blockquote>\n<p>Trim the <strong>wick</strong>.</p>\n</blockquote>\n</aside>\n<p>I did &amp; it burns; it’s \\n fine.<br>\nSee <a href="https://lamps.example/a?b=1&amp;c=2">the table</a></p>\n<pre><code class="lang-auto">if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,'y');\n</code></pre>\n<ul>\n<li>one</li>\n<li>two</li>\n</ul>	2014-05-13 16:55:02.123456	\N	0	0	1	2	2014-05-13 19:23:20	wrong wick	2
103	20	3	3	\N		<p>Ein Gruß, und 日本語 🙂</p>	2014-05-13 16:55:03.123456	\N	0	0	1	1	\N	\N	0
108	24	7	1	\N		<p>Paraffin.<br>\n<img src="/uploads/default/original/1X/0123456789abcdef0123456789abcdef01234567.png" alt="wick" data-base62-sha1="x" width="9" height="9"></p>	2014-05-13 16:55:08.123456	\N	0	0	1	1	\N	\N	0
104	20	7	4	\N		HIDDEN	2014-05-13 16:55:04.123456	2014-05-14 00:00:00	0	0	1	1	\N	\N	0
105	20	7	5	\N		HIDDEN	2014-05-13 16:55:05.123456	\N	1	0	1	1	\N	\N	0
107	20	7	6	\N		HIDDEN	2014-05-13 16:55:07.123456	\N	0	0	4	1	\N	\N	0
109	20	7	7	\N		HIDDEN	2014-05-13 16:55:09.123456	\N	0	1	1	1	\N	\N	0
111	21	3	1	\N		SECRET	2014-05-13 16:55:11.123456	\N	0	0	1	1	\N	\N	0
112	22	3	1	\N		HIDDEN	2014-05-13 16:55:12.123456	\N	0	0	1	1	\N	\N	0
113	23	3	1	\N		HIDDEN	2014-05-13 16:55:13.123456	\N	0	0	1	1	\N	\N	0
115	25	3	1	\N		HIDDEN	2014-05-13 16:55:15.123456	\N	0	0	1	1	\N	\N	0
\.

CREATE TABLE public.users (
  id bigint DEFAULT 0,
  username text,
  name text,
  password_hash text,
  salt text,
  title text,
  created_at text,
  ip_address text,
  date_of_birth text
);
COPY public.users (id, username, name, password_hash, salt, title, created_at, ip_address, date_of_birth) FROM stdin;
3	wren	CANARY users.name	CANARY users.password_hash	CANARY users.salt	Keeper	2011-03-13 07:06:40	CANARY users.ip_address	CANARY users.date_of_birth
7	marlow	CANARY users.name	CANARY users.password_hash	CANARY users.salt	\N	2011-07-07 00:53:20	CANARY users.ip_address	CANARY users.date_of_birth
\.

CREATE TABLE public.user_stats (
  user_id bigint DEFAULT 0,
  post_count bigint DEFAULT 0
);
COPY public.user_stats (user_id, post_count) FROM stdin;
3	1204
7	3
\.

CREATE TABLE public.uploads (
  id bigint DEFAULT 0,
  url text,
  original_filename text,
  filesize bigint DEFAULT 0,
  sha1 text
);
COPY public.uploads (id, url, original_filename, filesize, sha1) FROM stdin;
1	/uploads/default/original/1X/0123456789abcdef0123456789abcdef01234567.png	wick.png	70	CANARY uploads.sha1
\.

CREATE TABLE public.user_emails (
  user_id bigint DEFAULT 0,
  email text
);
COPY public.user_emails (user_id, email) FROM stdin;
3	CANARY user_emails.email
\.

CREATE TABLE public.api_keys (
  id bigint DEFAULT 0,
  key_hash text
);
COPY public.api_keys (id, key_hash) FROM stdin;
3	CANARY api_keys.key_hash
\.

--
-- PostgreSQL database dump complete
--

\unrestrict abc
