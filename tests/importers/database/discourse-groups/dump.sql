--
-- PostgreSQL database dump
--
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
CREATE TABLE public.site_settings (
  id bigint DEFAULT 0,
  name text,
  value text
);
INSERT INTO public.site_settings VALUES (0, 'title', 'Lanternside');
INSERT INTO public.site_settings VALUES (0, 'login_required', 'f');
INSERT INTO public.site_settings VALUES (0, 'default_locale', 'en_GB');
INSERT INTO public.site_settings VALUES (0, 'smtp_password', 'CANARY');
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
INSERT INTO public.categories VALUES (1, 'Workshop', 'workshop', '', NULL, 0, 0, 'CANARY categories.email_in');
INSERT INTO public.categories VALUES (4, 'Lamps & wicks', 'lamps', '<p>All that burns.</p>', 1, 1, 0, 'CANARY categories.email_in');
INSERT INTO public.categories VALUES (5, 'SECRET staff', 'secret', '', NULL, 2, 1, 'CANARY categories.email_in');
CREATE TABLE public.category_groups (
  category_id bigint DEFAULT 0,
  group_id bigint DEFAULT 0,
  permission_type bigint DEFAULT 0
);
INSERT INTO public.category_groups VALUES (5, 3, 0);
INSERT INTO public.category_groups VALUES (4, 0, 0);
CREATE TABLE public.tags (
  id bigint DEFAULT 0,
  name text
);
INSERT INTO public.tags VALUES (6, 'brass');
INSERT INTO public.tags VALUES (7, 'SECRET-tag');
CREATE TABLE public.topic_tags (
  topic_id bigint DEFAULT 0,
  tag_id bigint DEFAULT 0
);
INSERT INTO public.topic_tags VALUES (20, 6);
INSERT INTO public.topic_tags VALUES (20, 7);
CREATE TABLE public.tag_group_memberships (
  tag_id bigint DEFAULT 0,
  tag_group_id bigint DEFAULT 0
);
INSERT INTO public.tag_group_memberships VALUES (7, 1);
INSERT INTO public.tag_group_memberships VALUES (6, 2);
CREATE TABLE public.tag_group_permissions (
  tag_group_id bigint DEFAULT 0,
  group_id bigint DEFAULT 0,
  permission_type bigint DEFAULT 0
);
INSERT INTO public.tag_group_permissions VALUES (1, 3, 0);
INSERT INTO public.tag_group_permissions VALUES (2, 0, 0);
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
INSERT INTO public.topics VALUES (20, 4, 'The "third" lamp', 'regular', 0, 311, 0, 0, 1, NULL, 'the-third-lamp', '2014-05-13 16:55:01');
INSERT INTO public.topics VALUES (21, 5, 'SECRET', 'regular', 0, 0, 0, 0, 1, NULL, 'x', NULL);
INSERT INTO public.topics VALUES (22, 4, 'HIDDEN', 'regular', 0, 0, 0, 0, 1, '2014-05-13 16:55:01', 'x', NULL);
INSERT INTO public.topics VALUES (23, 4, 'HIDDEN', 'regular', 0, 0, 0, 0, 0, NULL, 'x', NULL);
INSERT INTO public.topics VALUES (25, NULL, 'HIDDEN', 'private_message', 0, 0, 0, 0, 1, NULL, 'x', NULL);
INSERT INTO public.topics VALUES (24, 4, 'Oil', 'regular', 0, 12, 1, 0, 1, NULL, 'oil', NULL);
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
INSERT INTO public.posts VALUES (101, 20, 3, 1, NULL, 'The third lamp went out.', '<p>The third lamp went out.</p>', '2014-05-13 16:55:01.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (102, 20, 7, 2, 1, '', '<aside class="quote no-group" data-username="wren" data-post="1" data-topic="20">
<div class="title">
<div class="quote-controls"></div>
 wren:</div>
<blockquote>
<p>Trim the <strong>wick</strong>.</p>
</blockquote>
</aside>
<p>I did &amp; it burns; it’s \n fine.<br>
See <a href="https://lamps.example/a?b=1&amp;c=2">the table</a></p>
<pre><code class="lang-auto">if (a &lt; b) { ); }
-- INSERT INTO `x` VALUES (1,''y'');
</code></pre>
<ul>
<li>one</li>
<li>two</li>
</ul>', '2014-05-13 16:55:02.123456', NULL, 0, 0, 1, 2, '2014-05-13 19:23:20', 'wrong wick', 2);
INSERT INTO public.posts VALUES (103, 20, 3, 3, NULL, '', '<p>Ein Gruß, und 日本語 🙂</p>', '2014-05-13 16:55:03.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (108, 24, 7, 1, NULL, '', '<p>Paraffin.<br>
<img src="/uploads/default/original/1X/0123456789abcdef0123456789abcdef01234567.png" alt="wick" data-base62-sha1="x" width="9" height="9"></p>', '2014-05-13 16:55:08.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (104, 20, 7, 4, NULL, '', 'HIDDEN', '2014-05-13 16:55:04.123456', '2014-05-14 00:00:00', 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (105, 20, 7, 5, NULL, '', 'HIDDEN', '2014-05-13 16:55:05.123456', NULL, 1, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (107, 20, 7, 6, NULL, '', 'HIDDEN', '2014-05-13 16:55:07.123456', NULL, 0, 0, 4, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (109, 20, 7, 7, NULL, '', 'HIDDEN', '2014-05-13 16:55:09.123456', NULL, 0, 1, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (111, 21, 3, 1, NULL, '', 'SECRET', '2014-05-13 16:55:11.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (112, 22, 3, 1, NULL, '', 'HIDDEN', '2014-05-13 16:55:12.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (113, 23, 3, 1, NULL, '', 'HIDDEN', '2014-05-13 16:55:13.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
INSERT INTO public.posts VALUES (115, 25, 3, 1, NULL, '', 'HIDDEN', '2014-05-13 16:55:15.123456', NULL, 0, 0, 1, 1, NULL, NULL, 0);
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
INSERT INTO public.users VALUES (3, 'wren', 'CANARY users.name', 'CANARY users.password_hash', 'CANARY users.salt', 'Keeper', '2011-03-13 07:06:40', 'CANARY users.ip_address', 'CANARY users.date_of_birth');
INSERT INTO public.users VALUES (7, 'marlow', 'CANARY users.name', 'CANARY users.password_hash', 'CANARY users.salt', NULL, '2011-07-07 00:53:20', 'CANARY users.ip_address', 'CANARY users.date_of_birth');
CREATE TABLE public.user_stats (
  user_id bigint DEFAULT 0,
  post_count bigint DEFAULT 0
);
INSERT INTO public.user_stats VALUES (3, 1204);
INSERT INTO public.user_stats VALUES (7, 3);
CREATE TABLE public.uploads (
  id bigint DEFAULT 0,
  url text,
  original_filename text,
  filesize bigint DEFAULT 0,
  sha1 text
);
INSERT INTO public.uploads VALUES (1, '/uploads/default/original/1X/0123456789abcdef0123456789abcdef01234567.png', 'wick.png', 70, 'CANARY uploads.sha1');
CREATE TABLE public.user_emails (
  user_id bigint DEFAULT 0,
  email text
);
INSERT INTO public.user_emails VALUES (3, 'CANARY user_emails.email');
CREATE TABLE public.api_keys (
  id bigint DEFAULT 0,
  key_hash text
);
INSERT INTO public.api_keys VALUES (3, 'CANARY api_keys.key_hash');
--
-- PostgreSQL database dump complete
--
