-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `flarum_settings` (
  `key` mediumtext COLLATE utf8mb4_bin,
  `value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`key`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_settings` (`key`, `value`) VALUES
('forum_title', 'Lanternside'),
('default_locale', 'en'),
('mail_password', 'CANARY settings');
ALTER TABLE `flarum_settings`
  ADD KEY `first` (`key`);

-- --------------------------------------------------------

CREATE TABLE `flarum_group_permission` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `permission` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_group_permission` (`group_id`, `permission`) VALUES
(2, 'viewForum'),
(3, 'tag5.viewForum');
ALTER TABLE `flarum_group_permission`
  ADD KEY `first` (`group_id`);

-- --------------------------------------------------------

CREATE TABLE `flarum_tags` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `slug` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parent_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_restricted` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_hidden` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_tags` (`id`, `name`, `slug`, `description`, `position`, `parent_id`, `is_restricted`, `is_hidden`) VALUES
(1, 'Workshop', 'workshop', '', 0, NULL, 0, 0),
(4, 'Lamps & wicks', 'lamps', 'All that burns.', 0, 1, 0, 0),
(5, 'SECRET staff', 'secret', '', 2, NULL, 1, 0),
(6, 'brass', 'brass', '', NULL, NULL, 0, 0),
(7, 'SECRET mark', 'secret-mark', '', NULL, NULL, 1, 0);
ALTER TABLE `flarum_tags`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `flarum_discussion_tag` (
  `discussion_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tag_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`discussion_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_discussion_tag` (`discussion_id`, `tag_id`) VALUES
(20, 1),
(20, 4),
(20, 6),
(21, 5),
(24, 1),
(24, 4),
(25, 1),
(25, 7);
ALTER TABLE `flarum_discussion_tag`
  ADD KEY `first` (`discussion_id`);

-- --------------------------------------------------------

CREATE TABLE `flarum_discussions` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `comment_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `created_at` mediumtext COLLATE utf8mb4_bin,
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `first_post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `slug` mediumtext COLLATE utf8mb4_bin,
  `is_private` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_locked` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `hidden_at` mediumtext COLLATE utf8mb4_bin,
  `view_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_discussions` (`id`, `title`, `comment_count`, `created_at`, `user_id`, `first_post_id`, `slug`, `is_private`, `is_sticky`, `is_locked`, `is_approved`, `hidden_at`, `view_count`) VALUES
(20, 'The \"third\" lamp', 0, 'CANARY discussions.created_at', 0, 0, 'the-third-lamp', 0, 1, 0, 1, NULL, 311),
(21, 'SECRET', 0, 'CANARY discussions.created_at', 0, 0, 'x', 0, 0, 0, 1, NULL, 0),
(25, 'SECRET', 0, 'CANARY discussions.created_at', 0, 0, 'x', 0, 0, 0, 1, NULL, 0),
(22, 'HIDDEN', 0, 'CANARY discussions.created_at', 0, 0, 'x', 0, 0, 0, 1, '2014-05-13 16:55:01', 0),
(23, 'HIDDEN', 0, 'CANARY discussions.created_at', 0, 0, 'x', 1, 0, 0, 1, NULL, 0),
(24, 'Oil', 0, 'CANARY discussions.created_at', 0, 0, 'oil', 0, 0, 1, 1, NULL, 12);
ALTER TABLE `flarum_discussions`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `flarum_posts` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `discussion_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `number` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `created_at` mediumtext COLLATE utf8mb4_bin,
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `type` mediumtext COLLATE utf8mb4_bin,
  `content` mediumtext COLLATE utf8mb4_bin,
  `edited_at` mediumtext COLLATE utf8mb4_bin,
  `edited_user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `hidden_at` mediumtext COLLATE utf8mb4_bin,
  `hidden_user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ip_address` mediumtext COLLATE utf8mb4_bin,
  `is_private` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_posts` (`id`, `discussion_id`, `number`, `created_at`, `user_id`, `type`, `content`, `edited_at`, `edited_user_id`, `hidden_at`, `hidden_user_id`, `ip_address`, `is_private`, `is_approved`) VALUES
(101, 20, 1, '2014-05-13 16:55:01', 3, 'comment', '<t><p>The third lamp went out.</p></t>', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(102, 20, 2, '2014-05-13 16:55:02', 7, 'comment', '<r><QUOTE><i>&gt; </i><p><POSTMENTION discussionid=\"20\" displayname=\"wren\" id=\"101\" number=\"1\">@\"wren\"#p101</POSTMENTION> Trim the <STRONG><s>**</s>wick<e>**</e></STRONG>.</p></QUOTE>\n\n<p>I did &amp; it burns; it''s \\n fine.<br/>\nSee <URL url=\"https://lamps.example/a?b=1&amp;c=2\"><s>[</s>the table<e>](https://lamps.example/a?b=1&amp;c=2)</e></URL> and <C><s>`</s>oil<e>`</e></C></p>\n\n<CODE><s>```</s><i>\n</i>if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,''y'');<i>\n</i><e>```</e></CODE>\n\n<LIST><LI><s>- </s>one</LI>\n<LI><s>- </s>two</LI></LIST></r>', '2014-05-13 19:23:20', 7, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(103, 20, 3, '2014-05-13 16:55:03', 3, 'comment', '<t><p>Ein Gruß, und 日本語 🙂</p></t>', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(104, 20, 4, '2014-05-13 16:55:04', 7, 'comment', 'HIDDEN', NULL, NULL, '2014-05-14 00:00:00', 0, 'CANARY posts.ip_address', 0, 1),
(105, 20, 5, '2014-05-13 16:55:05', 7, 'comment', 'HIDDEN', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 1, 1),
(106, 20, 6, '2014-05-13 16:55:06', 7, 'discussionRenamed', '[\"HIDDEN\"]', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(108, 24, 1, '2014-05-13 16:55:08', 7, 'comment', '<t><p>Paraffin.</p></t>', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(109, 20, 7, '2014-05-13 16:55:09', 7, 'comment', 'HIDDEN', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 0),
(111, 21, 1, '2014-05-13 16:55:01', 3, 'comment', 'SECRET', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(115, 25, 1, '2014-05-13 16:55:05', 3, 'comment', 'SECRET', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(112, 22, 1, '2014-05-13 16:55:02', 3, 'comment', 'HIDDEN', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1),
(113, 23, 1, '2014-05-13 16:55:03', 3, 'comment', 'HIDDEN', NULL, NULL, NULL, 0, 'CANARY posts.ip_address', 0, 1);
ALTER TABLE `flarum_posts`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `flarum_users` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `password` mediumtext COLLATE utf8mb4_bin,
  `avatar_url` mediumtext COLLATE utf8mb4_bin,
  `preferences` blob,
  `joined_at` mediumtext COLLATE utf8mb4_bin,
  `comment_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `bio` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_users` (`id`, `username`, `email`, `password`, `avatar_url`, `preferences`, `joined_at`, `comment_count`, `bio`) VALUES
(3, 'wren', 'CANARY users.email', 'CANARY users.password', 'CANARY users.avatar_url', 0x43414E415259, '2011-03-13 07:06:40', 1204, 'CANARY users.bio'),
(7, 'marlow', 'CANARY users.email', 'CANARY users.password', 'CANARY users.avatar_url', 0x43414E415259, '2011-07-07 00:53:20', 3, 'CANARY users.bio');
ALTER TABLE `flarum_users`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `flarum_access_tokens` (
  `token` mediumtext COLLATE utf8mb4_bin,
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`token`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `flarum_access_tokens` (`token`, `user_id`) VALUES
('CANARY access_tokens.token', 3);
ALTER TABLE `flarum_access_tokens`
  ADD KEY `first` (`token`);
COMMIT;
