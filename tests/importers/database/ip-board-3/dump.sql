-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `core_sys_conf_settings` (
  `conf_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `conf_key` mediumtext COLLATE utf8mb4_bin,
  `conf_value` mediumtext COLLATE utf8mb4_bin,
  `conf_default` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`conf_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `core_sys_conf_settings` (`conf_id`, `conf_key`, `conf_value`, `conf_default`) VALUES
(0, 'board_name', 'Lanternside', ''),
(0, 'board_url', 'https://lanternside.example/ips', ''),
(0, 'guest_group', '2', ''),
(0, 'smtp_pass', 'CANARY', '');
ALTER TABLE `core_sys_conf_settings`
  ADD KEY `first` (`conf_id`);

-- --------------------------------------------------------

CREATE TABLE `permission_index` (
  `perm_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `app` mediumtext COLLATE utf8mb4_bin,
  `perm_type` mediumtext COLLATE utf8mb4_bin,
  `perm_type_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `perm_view` mediumtext COLLATE utf8mb4_bin,
  `perm_2` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`perm_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `permission_index` (`perm_id`, `app`, `perm_type`, `perm_type_id`, `perm_view`, `perm_2`) VALUES
(1, 'forums', 'forum', 1, '*', '*'),
(4, 'forums', 'forum', 4, ',3,4,', ',3,'),
(5, 'forums', 'forum', 5, ',4,', ',4,'),
(6, 'forums', 'forum', 6, '*', ',4,'),
(7, 'forums', 'forum', 7, '*', '*'),
(9, 'forums', 'forum', 9, '*', '*');
ALTER TABLE `permission_index`
  ADD KEY `first` (`perm_id`);

-- --------------------------------------------------------

CREATE TABLE `groups` (
  `g_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `g_title` mediumtext COLLATE utf8mb4_bin,
  `g_perm_id` mediumtext COLLATE utf8mb4_bin,
  `g_view_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `g_other_topics` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`g_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `groups` (`g_id`, `g_title`, `g_perm_id`, `g_view_board`, `g_other_topics`) VALUES
(2, 'CANARY groups.g_title', '3', 1, 1),
(4, 'CANARY groups.g_title', '4', 1, 1);
ALTER TABLE `groups`
  ADD KEY `first` (`g_id`);

-- --------------------------------------------------------

CREATE TABLE `forums` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parent_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `password` mediumtext COLLATE utf8mb4_bin,
  `redirect_on` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `redirect_url` mediumtext COLLATE utf8mb4_bin,
  `can_view_others` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `min_posts_view` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rules_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `forums` (`id`, `parent_id`, `name`, `description`, `position`, `password`, `redirect_on`, `redirect_url`, `can_view_others`, `min_posts_view`, `rules_text`) VALUES
(1, -1, 'Workshop', '', 0, '', 0, 'CANARY forums.redirect_url', 1, 0, 'CANARY forums.rules_text'),
(4, 1, 'Lamps &amp; wicks', '', 4, '', 0, 'CANARY forums.redirect_url', 1, 0, 'CANARY forums.rules_text'),
(5, 1, 'SECRET staff', '', 5, '', 0, 'CANARY forums.redirect_url', 1, 0, 'CANARY forums.rules_text'),
(6, 1, 'SECRET members', '', 6, '', 0, 'CANARY forums.redirect_url', 1, 0, 'CANARY forums.rules_text'),
(7, 1, 'SECRET cellar', '', 7, 'CANARYpw', 0, 'CANARY forums.redirect_url', 1, 0, 'CANARY forums.rules_text'),
(8, 1, 'SECRET new', '', 8, '', 0, 'CANARY forums.redirect_url', 1, 0, 'CANARY forums.rules_text'),
(9, 1, 'SECRET own', '', 9, '', 0, 'CANARY forums.redirect_url', 0, 0, 'CANARY forums.rules_text');
ALTER TABLE `forums`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `topics` (
  `tid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `state` mediumtext COLLATE utf8mb4_bin,
  `pinned` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `moved_to` mediumtext COLLATE utf8mb4_bin,
  `topic_firstpost` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `starter_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `starter_name` mediumtext COLLATE utf8mb4_bin,
  `start_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_state` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`tid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `topics` (`tid`, `forum_id`, `title`, `state`, `pinned`, `approved`, `moved_to`, `topic_firstpost`, `starter_id`, `starter_name`, `start_date`, `views`, `poll_state`) VALUES
(20, 4, 'The &quot;third&quot; lamp', 'open', 1, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 311, 'open'),
(25, 5, 'SECRET', 'open', 0, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(26, 6, 'SECRET', 'open', 0, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(27, 7, 'SECRET', 'open', 0, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(28, 8, 'SECRET', 'open', 0, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(29, 9, 'SECRET', 'open', 0, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(22, 4, 'HIDDEN', 'open', 0, -1, '', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(23, 4, 'HIDDEN old name', 'link', 0, 1, '20&4', 0, 0, 'CANARY topics.starter_name', 0, 0, ''),
(24, 4, 'Oil', 'closed', 0, 1, '', 0, 0, 'CANARY topics.starter_name', 0, 12, '');
ALTER TABLE `topics`
  ADD KEY `first` (`tid`);

-- --------------------------------------------------------

CREATE TABLE `posts` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `author_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `author_name` mediumtext COLLATE utf8mb4_bin,
  `ip_address` mediumtext COLLATE utf8mb4_bin,
  `post` mediumtext COLLATE utf8mb4_bin,
  `post_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `queued` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edit_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edit_name` mediumtext COLLATE utf8mb4_bin,
  `post_edit_reason` mediumtext COLLATE utf8mb4_bin,
  `pdelete_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`pid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `posts` (`pid`, `topic_id`, `author_id`, `author_name`, `ip_address`, `post`, `post_date`, `queued`, `edit_time`, `edit_name`, `post_edit_reason`, `pdelete_time`) VALUES
(101, 20, 3, 'Wren Okafor', 'CANARY posts.ip_address', '<p>The third lamp went out.</p>', 1400000101, 0, NULL, NULL, NULL, 0),
(102, 20, 7, 'Marlow', 'CANARY posts.ip_address', '[quote name=''Wren Okafor'' timestamp=''1400000101'' post=''101'']<p>Trim the <strong>wick</strong>.</p>[/quote]<p>I did &amp; it burns; it&#39;s \\n fine.<br />See <a href=\"https://lamps.example/a?b=1&amp;c=2\">the table</a></p><ul><li>one</li><li>two</li></ul>', 1400000102, 0, 1400009000, 'Marlow &amp; Pell', 'wrong &quot;wick&quot;', 0),
(103, 20, 0, 'Gast O&#39;Neil', 'CANARY posts.ip_address', '<p>Ein Gruß, und 日本語 🙂</p>', 1400000103, 0, NULL, NULL, NULL, 0),
(104, 20, 7, 'Marlow', 'CANARY posts.ip_address', 'HIDDEN', 1400000104, 1, NULL, NULL, NULL, 0),
(105, 20, 7, 'Marlow', 'CANARY posts.ip_address', 'HIDDEN', 1400000105, 2, NULL, NULL, NULL, 0),
(115, 25, 3, 'Wren Okafor', 'CANARY posts.ip_address', 'SECRET', 1400000115, 0, NULL, NULL, NULL, 0),
(116, 26, 3, 'Wren Okafor', 'CANARY posts.ip_address', 'SECRET', 1400000116, 0, NULL, NULL, NULL, 0),
(117, 27, 3, 'Wren Okafor', 'CANARY posts.ip_address', 'SECRET', 1400000117, 0, NULL, NULL, NULL, 0),
(118, 28, 3, 'Wren Okafor', 'CANARY posts.ip_address', 'SECRET', 1400000118, 0, NULL, NULL, NULL, 0),
(119, 29, 3, 'Wren Okafor', 'CANARY posts.ip_address', 'SECRET', 1400000119, 0, NULL, NULL, NULL, 0),
(107, 22, 3, 'Wren Okafor', 'CANARY posts.ip_address', 'HIDDEN', 1400000107, 0, NULL, NULL, NULL, 0),
(108, 24, 7, 'Marlow', 'CANARY posts.ip_address', '<p>Paraffin.</p>', 1400000108, 0, NULL, NULL, NULL, 0),
(109, 23, 7, 'Marlow', 'CANARY posts.ip_address', 'HIDDEN', 1400000109, 0, NULL, NULL, NULL, 0);
ALTER TABLE `posts`
  ADD KEY `first` (`pid`);

-- --------------------------------------------------------

CREATE TABLE `polls` (
  `pid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `tid` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `choices` mediumtext COLLATE utf8mb4_bin,
  `poll_question` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pid`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `polls` (`pid`, `tid`, `choices`, `poll_question`) VALUES
(9, 20, 'a:1:{i:1;a:4:{s:8:\"question\";s:11:\"Which wick?\";s:5:\"multi\";i:0;s:6:\"choice\";a:2:{i:1;s:5:\"38 mm\";i:2;s:5:\"40 mm\";}s:5:\"votes\";a:2:{i:1;i:3;i:2;i:9;}}}', '');
ALTER TABLE `polls`
  ADD KEY `first` (`pid`);

-- --------------------------------------------------------

CREATE TABLE `members` (
  `member_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `name` mediumtext COLLATE utf8mb4_bin,
  `members_display_name` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `members_pass_hash` mediumtext COLLATE utf8mb4_bin,
  `members_pass_salt` mediumtext COLLATE utf8mb4_bin,
  `title` mediumtext COLLATE utf8mb4_bin,
  `joined` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `ip_address` mediumtext COLLATE utf8mb4_bin,
  `bday_day` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `members` (`member_id`, `name`, `members_display_name`, `email`, `members_pass_hash`, `members_pass_salt`, `title`, `joined`, `posts`, `ip_address`, `bday_day`) VALUES
(3, 'CANARY members.name', 'Wren Okafor', 'CANARY members.email', 'CANARY members.members_pass_hash', 'CANARY members.members_pass_salt', 'Keeper', 1300000000, 1204, 'CANARY members.ip_address', 0),
(7, 'CANARY members.name', 'Marlow &amp; Pell', 'CANARY members.email', 'CANARY members.members_pass_hash', 'CANARY members.members_pass_salt', '', 1310000000, 3, 'CANARY members.ip_address', 0);
ALTER TABLE `members`
  ADD KEY `first` (`member_id`);

-- --------------------------------------------------------

CREATE TABLE `profile_portal` (
  `pp_member_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `notes` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`pp_member_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `profile_portal` (`pp_member_id`, `signature`, `notes`) VALUES
(3, '<p>Third store.</p>', 'CANARY profile_portal.notes');
ALTER TABLE `profile_portal`
  ADD KEY `first` (`pp_member_id`);

-- --------------------------------------------------------

CREATE TABLE `message_posts` (
  `msg_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `msg_post` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`msg_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `message_posts` (`msg_id`, `msg_post`) VALUES
(1, 'CANARY message_posts.msg_post');
ALTER TABLE `message_posts`
  ADD KEY `first` (`msg_id`);
COMMIT;
