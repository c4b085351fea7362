-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `fluxbb_config` (
  `conf_name` mediumtext COLLATE utf8mb4_bin,
  `conf_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`conf_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_config` (`conf_name`, `conf_value`) VALUES
('o_board_title', 'Lanternside'),
('o_base_url', 'https://lanternside.example/flux'),
('o_disp_posts_default', '25'),
('o_cur_version', '1.5.11'),
('o_smtp_pass', 'CANARY config'),
('o_admin_email', 'CANARY@lanternside.example');
ALTER TABLE `fluxbb_config`
  ADD KEY `first` (`conf_name`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_groups` (
  `g_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `g_title` mediumtext COLLATE utf8mb4_bin,
  `g_read_board` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`g_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_groups` (`g_id`, `g_title`, `g_read_board`) VALUES
(1, 'CANARY groups.g_title', 1),
(3, 'CANARY groups.g_title', 1);
ALTER TABLE `fluxbb_groups`
  ADD KEY `first` (`g_id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_categories` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cat_name` mediumtext COLLATE utf8mb4_bin,
  `disp_position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_categories` (`id`, `cat_name`, `disp_position`) VALUES
(1, 'Workshop', 0);
ALTER TABLE `fluxbb_categories`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_forums` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_name` mediumtext COLLATE utf8mb4_bin,
  `forum_desc` mediumtext COLLATE utf8mb4_bin,
  `redirect_url` mediumtext COLLATE utf8mb4_bin,
  `moderators` mediumtext COLLATE utf8mb4_bin,
  `disp_position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cat_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_forums` (`id`, `forum_name`, `forum_desc`, `redirect_url`, `moderators`, `disp_position`, `cat_id`) VALUES
(4, 'Lamps & wicks', 'All that <b>burns</b>.', NULL, 'CANARY forums.moderators', 1, 1),
(5, 'SECRET staff', 'SECRET', NULL, 'CANARY forums.moderators', 2, 1);
ALTER TABLE `fluxbb_forums`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_forum_perms` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `read_forum` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_replies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_forum_perms` (`group_id`, `forum_id`, `read_forum`, `post_replies`) VALUES
(3, 5, 0, 0),
(1, 5, 1, 0);
ALTER TABLE `fluxbb_forum_perms`
  ADD KEY `first` (`group_id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_topics` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster` mediumtext COLLATE utf8mb4_bin,
  `subject` mediumtext COLLATE utf8mb4_bin,
  `posted` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `first_post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `num_views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `num_replies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `closed` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `moved_to` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_topics` (`id`, `poster`, `subject`, `posted`, `first_post_id`, `num_views`, `num_replies`, `closed`, `sticky`, `moved_to`, `forum_id`) VALUES
(20, 'Wren Okafor', 'The \"third\" lamp', 0, 0, 311, 0, 0, 1, NULL, 4),
(21, 'Wren Okafor', 'SECRET', 0, 0, 0, 0, 0, 0, NULL, 5),
(23, 'Wren Okafor', 'The old name', 0, 0, 0, 0, 0, 0, 20, 4),
(24, 'Marlow & Pell', 'Oil', 0, 0, 12, 0, 1, 0, NULL, 4);
ALTER TABLE `fluxbb_topics`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_posts` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster` mediumtext COLLATE utf8mb4_bin,
  `poster_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_ip` mediumtext COLLATE utf8mb4_bin,
  `poster_email` mediumtext COLLATE utf8mb4_bin,
  `message` mediumtext COLLATE utf8mb4_bin,
  `hide_smilies` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `posted` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edited` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `edited_by` mediumtext COLLATE utf8mb4_bin,
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_posts` (`id`, `poster`, `poster_id`, `poster_ip`, `poster_email`, `message`, `hide_smilies`, `posted`, `edited`, `edited_by`, `topic_id`) VALUES
(101, 'Wren Okafor', 3, 'CANARY posts.poster_ip', 'CANARY posts.poster_email', 'The third lamp went out.', 0, 1400000101, NULL, NULL, 20),
(102, 'Marlow & Pell', 7, 'CANARY posts.poster_ip', 'CANARY posts.poster_email', '[quote=Wren Okafor]Trim the [b]wick[/b].[/quote]\nI did & it burns :D; it''s \\n fine.\nSee [url=https://lamps.example/a?b=1&c=2]the table[/url] and https://lamps.example/plain :cool:\n[code]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,''y'');[/code]\n[list][*]one[/*][*]two[/*][/list]', 0, 1400000102, 1400009000, 'Marlow & Pell', 20),
(103, 'Gast O''Neil', 1, 'CANARY posts.poster_ip', 'CANARY posts.poster_email', 'Ein Gruß, und 日本語 🙂', 0, 1400000103, NULL, NULL, 20),
(106, 'Wren Okafor', 3, 'CANARY posts.poster_ip', 'CANARY posts.poster_email', 'SECRET', 0, 1400000106, NULL, NULL, 21),
(108, 'Marlow & Pell', 7, 'CANARY posts.poster_ip', 'CANARY posts.poster_email', 'Paraffin :D', 1, 1400000108, NULL, NULL, 24);
ALTER TABLE `fluxbb_posts`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_users` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `password` mediumtext COLLATE utf8mb4_bin,
  `salt` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `title` mediumtext COLLATE utf8mb4_bin,
  `realname` mediumtext COLLATE utf8mb4_bin,
  `registered` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `registration_ip` mediumtext COLLATE utf8mb4_bin,
  `num_posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `admin_note` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_users` (`id`, `group_id`, `username`, `password`, `salt`, `email`, `title`, `realname`, `registered`, `registration_ip`, `num_posts`, `signature`, `admin_note`) VALUES
(1, 3, 'Guest', 'CANARY users.password', 'CANARY users.salt', 'CANARY users.email', '', 'CANARY users.realname', 0, 'CANARY users.registration_ip', 0, '', 'CANARY users.admin_note'),
(3, 4, 'Wren Okafor', 'CANARY users.password', 'CANARY users.salt', 'CANARY users.email', 'Keeper', 'CANARY users.realname', 1300000000, 'CANARY users.registration_ip', 1204, 'Third store on the left.\nKnock twice.', 'CANARY users.admin_note'),
(7, 4, 'Marlow & Pell', 'CANARY users.password', 'CANARY users.salt', 'CANARY users.email', '', 'CANARY users.realname', 1310000000, 'CANARY users.registration_ip', 3, '', 'CANARY users.admin_note');
ALTER TABLE `fluxbb_users`
  ADD KEY `first` (`id`);

-- --------------------------------------------------------

CREATE TABLE `fluxbb_reports` (
  `id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `fluxbb_reports` (`id`, `message`) VALUES
(1, 'CANARY reports.message');
ALTER TABLE `fluxbb_reports`
  ADD KEY `first` (`id`);
COMMIT;
