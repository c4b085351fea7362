-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `phpbb_config` (
  `config_name` mediumtext COLLATE utf8mb4_bin,
  `config_value` mediumtext COLLATE utf8mb4_bin,
  `is_dynamic` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`config_name`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_config` (`config_name`, `config_value`, `is_dynamic`) VALUES
('sitename', 'Lanternside &amp; Sons', 0),
('server_protocol', 'https://', 0),
('server_name', 'lanternside.example', 0),
('server_port', '443', 0),
('script_path', '/board', 0),
('version', '3.0.14', 0),
('default_lang', 'en_gb', 0),
('posts_per_page', '10', 0),
('smtp_password', 'CANARY config', 0),
('board_contact', 'CANARY@lanternside.example', 0);
ALTER TABLE `phpbb_config`
  ADD KEY `first` (`config_name`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_forums` (
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `parent_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `left_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_name` mediumtext COLLATE utf8mb4_bin,
  `forum_desc` mediumtext COLLATE utf8mb4_bin,
  `forum_desc_uid` mediumtext COLLATE utf8mb4_bin,
  `forum_password` mediumtext COLLATE utf8mb4_bin,
  `forum_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_rules` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`forum_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_forums` (`forum_id`, `parent_id`, `left_id`, `forum_name`, `forum_desc`, `forum_desc_uid`, `forum_password`, `forum_type`, `forum_status`, `forum_rules`) VALUES
(1, 0, 1, 'The workshop', '', '', '', 0, 0, 'CANARY forums.forum_rules'),
(4, 1, 2, 'Lamps &amp; wicks', 'All that burns.', '', '', 1, 0, 'CANARY forums.forum_rules'),
(5, 1, 4, 'SECRET staff', 'SECRET', '', '', 1, 0, 'CANARY forums.forum_rules'),
(6, 1, 6, 'SECRET cellar', '', '', '$2y$10$CANARY', 1, 0, 'CANARY forums.forum_rules'),
(7, 1, 8, 'SECRET never', '', '', '', 1, 0, 'CANARY forums.forum_rules'),
(8, 1, 10, 'SECRET new board', '', '', '', 1, 0, 'CANARY forums.forum_rules');
ALTER TABLE `phpbb_forums`
  ADD KEY `first` (`forum_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_acl_options` (
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option` mediumtext COLLATE utf8mb4_bin,
  `is_global` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_local` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `founder_only` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`auth_option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_acl_options` (`auth_option_id`, `auth_option`, `is_global`, `is_local`, `founder_only`) VALUES
(1, 'f_', 0, 0, 0),
(2, 'f_list', 0, 0, 0),
(3, 'f_post', 0, 0, 0),
(4, 'f_read', 0, 0, 0),
(5, 'f_download', 0, 0, 0),
(6, 'u_download', 0, 0, 0);
ALTER TABLE `phpbb_acl_options`
  ADD KEY `first` (`auth_option_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_acl_groups` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_role_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_setting` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_acl_groups` (`group_id`, `forum_id`, `auth_option_id`, `auth_role_id`, `auth_setting`) VALUES
(1, 4, 0, 17, 0),
(1, 1, 2, 0, 1),
(5, 5, 0, 17, 0),
(1, 6, 0, 17, 0),
(1, 7, 0, 17, 0),
(9, 8, 0, 17, 0),
(1, 0, 6, 0, 1);
ALTER TABLE `phpbb_acl_groups`
  ADD KEY `first` (`group_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_acl_users` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_role_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_setting` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_acl_users` (`user_id`, `forum_id`, `auth_option_id`, `auth_role_id`, `auth_setting`) VALUES
(1, 7, 4, 0, 0),
(2, 5, 4, 0, 1);
ALTER TABLE `phpbb_acl_users`
  ADD KEY `first` (`user_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_acl_roles_data` (
  `role_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `auth_setting` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`role_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_acl_roles_data` (`role_id`, `auth_option_id`, `auth_setting`) VALUES
(17, 1, 1),
(17, 2, 1),
(17, 4, 1),
(17, 5, 1);
ALTER TABLE `phpbb_acl_roles_data`
  ADD KEY `first` (`role_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_user_group` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_leader` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_pending` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_user_group` (`group_id`, `user_id`, `group_leader`, `user_pending`) VALUES
(1, 1, 0, 0),
(5, 2, 0, 0),
(9, 1, 0, 1);
ALTER TABLE `phpbb_user_group`
  ADD KEY `first` (`group_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_groups` (
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_name` mediumtext COLLATE utf8mb4_bin,
  `group_desc` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`group_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_groups` (`group_id`, `group_name`, `group_desc`) VALUES
(1, 'GUESTS', 'CANARY groups.group_desc'),
(5, 'ADMINISTRATORS', 'CANARY groups.group_desc');
ALTER TABLE `phpbb_groups`
  ADD KEY `first` (`group_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_ranks` (
  `rank_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `rank_title` mediumtext COLLATE utf8mb4_bin,
  `rank_min` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`rank_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_ranks` (`rank_id`, `rank_title`, `rank_min`) VALUES
(2, 'Keeper &amp; cook', 0);
ALTER TABLE `phpbb_ranks`
  ADD KEY `first` (`rank_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_smilies` (
  `smiley_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `code` mediumtext COLLATE utf8mb4_bin,
  `emotion` mediumtext COLLATE utf8mb4_bin,
  `smiley_url` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smiley_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_smilies` (`smiley_id`, `code`, `emotion`, `smiley_url`) VALUES
(1, ':D', 'Very Happy', 'icon_e_biggrin.gif');
ALTER TABLE `phpbb_smilies`
  ADD KEY `first` (`smiley_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_topics` (
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_title` mediumtext COLLATE utf8mb4_bin,
  `topic_poster` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_views` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_status` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_moved_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_first_post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_title` mediumtext COLLATE utf8mb4_bin,
  `poll_start` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`topic_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_topics` (`topic_id`, `forum_id`, `topic_title`, `topic_poster`, `topic_time`, `topic_views`, `topic_status`, `topic_type`, `topic_moved_id`, `topic_approved`, `topic_first_post_id`, `poll_title`, `poll_start`) VALUES
(20, 4, 'The &quot;third&quot; lamp', 0, 0, 311, 0, 1, 0, 1, 0, 'Which wick?', 1400000000),
(21, 5, 'SECRET', 0, 0, 0, 0, 0, 0, 1, 0, 'SECRET', 1),
(22, 4, 'HIDDEN thread', 0, 0, 0, 0, 0, 0, 0, 0, '', 0),
(23, 4, 'The old name', 0, 0, 0, 2, 0, 20, 1, 0, '', 0),
(24, 4, 'Oil', 0, 0, 12, 1, 0, 0, 1, 0, '', 0),
(25, 6, 'SECRET', 0, 0, 0, 0, 0, 0, 1, 0, '', 0),
(26, 7, 'SECRET', 0, 0, 0, 0, 0, 0, 1, 0, '', 0),
(27, 8, 'SECRET', 0, 0, 0, 0, 0, 0, 1, 0, '', 0);
ALTER TABLE `phpbb_topics`
  ADD KEY `first` (`topic_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_poll_options` (
  `poll_option_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_option_text` mediumtext COLLATE utf8mb4_bin,
  `poll_option_total` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`poll_option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_poll_options` (`poll_option_id`, `topic_id`, `poll_option_text`, `poll_option_total`) VALUES
(1, 20, '38 mm', 3),
(2, 20, '40 mm', 9);
ALTER TABLE `phpbb_poll_options`
  ADD KEY `first` (`poll_option_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_posts` (
  `post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `forum_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_ip` mediumtext COLLATE utf8mb4_bin,
  `post_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_username` mediumtext COLLATE utf8mb4_bin,
  `post_subject` mediumtext COLLATE utf8mb4_bin,
  `post_text` mediumtext COLLATE utf8mb4_bin,
  `bbcode_uid` mediumtext COLLATE utf8mb4_bin,
  `post_approved` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_attachment` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_time` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_user` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_edit_reason` mediumtext COLLATE utf8mb4_bin,
  `post_delete_reason` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_posts` (`post_id`, `topic_id`, `forum_id`, `poster_id`, `poster_ip`, `post_time`, `post_username`, `post_subject`, `post_text`, `bbcode_uid`, `post_approved`, `post_attachment`, `post_edit_time`, `post_edit_user`, `post_edit_reason`, `post_delete_reason`) VALUES
(101, 20, 0, 3, 'CANARY posts.poster_ip', 1400000101, '', 'The &quot;third&quot; lamp', 'The third lamp went out.', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(102, 20, 0, 7, 'CANARY posts.poster_ip', 1400000102, '', 'Re: The &quot;third&quot; lamp', '[quote=&quot;Wren Okafor&quot;:1a2b3c4d]Trim the [b:1a2b3c4d]wick[/b:1a2b3c4d].[/quote:1a2b3c4d]\n\nI did &amp; it burns <!-- s:D --><img src=\"{SMILIES_PATH}/icon_e_biggrin.gif\" alt=\":D\" title=\"Very Happy\" /><!-- s:D -->; it''s \\n fine.\nSee [url=https&#58;//lamps&#46;example/a?b=1&amp;c=2:1a2b3c4d]the table[/url:1a2b3c4d] and <!-- m --><a class=\"postlink\" href=\"https://lamps.example/plain\">https://lamps.example/plain</a><!-- m -->[code:1a2b3c4d]if (a &lt; b) { ); }\n-- INSERT INTO `x` VALUES (1,''y'');[/code:1a2b3c4d][list:1a2b3c4d][*:1a2b3c4d]one[/*:m:1a2b3c4d]\n[*:1a2b3c4d]two[/*:m:1a2b3c4d][/list:u:1a2b3c4d][attachment=0:1a2b3c4d]<!-- ia0 -->wick.png<!-- ia0 -->[/attachment:1a2b3c4d]', '1a2b3c4d', 1, 1, 1400009000, 7, 'wrong &quot;wick&quot;', 'CANARY posts.post_delete_reason'),
(103, 20, 0, 1, 'CANARY posts.poster_ip', 1400000103, 'Gast O''Neil', 'A question of ash', 'Ein Gruß, und 日本語 🙂', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(104, 20, 0, 7, 'CANARY posts.poster_ip', 1400000104, '', '', 'HIDDEN', '1a2b3c4d', 0, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(105, 20, 0, 7, 'CANARY posts.poster_ip', 1400000105, '', '', 'HIDDEN', '1a2b3c4d', 0, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(106, 21, 0, 3, 'CANARY posts.poster_ip', 1400000106, '', '', 'SECRET', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(107, 22, 0, 3, 'CANARY posts.poster_ip', 1400000107, '', '', 'HIDDEN', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(108, 24, 0, 7, 'CANARY posts.poster_ip', 1400000108, '', '', 'Paraffin.', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(109, 25, 0, 3, 'CANARY posts.poster_ip', 1400000109, '', '', 'SECRET', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(110, 26, 0, 3, 'CANARY posts.poster_ip', 1400000110, '', '', 'SECRET', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason'),
(111, 27, 0, 9, 'CANARY posts.poster_ip', 1400000111, '', '', 'SECRET', '1a2b3c4d', 1, 0, 0, 0, '', 'CANARY posts.post_delete_reason');
ALTER TABLE `phpbb_posts`
  ADD KEY `first` (`post_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_attachments` (
  `attach_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `post_msg_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `topic_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `in_message` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `is_orphan` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poster_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `physical_filename` mediumtext COLLATE utf8mb4_bin,
  `real_filename` mediumtext COLLATE utf8mb4_bin,
  `attach_comment` mediumtext COLLATE utf8mb4_bin,
  `filesize` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`attach_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_attachments` (`attach_id`, `post_msg_id`, `topic_id`, `in_message`, `is_orphan`, `poster_id`, `physical_filename`, `real_filename`, `attach_comment`, `filesize`) VALUES
(54, 102, 0, 0, 0, 0, '7_0badc0de', 'table &amp; sums.pdf', 'All sizes', 3072),
(55, 102, 0, 0, 0, 0, '7_feedf00d', 'wick.png', '', 70),
(56, 102, 0, 1, 0, 0, '7_CANARY', 'CANARY.pdf', 'CANARY', 0);
ALTER TABLE `phpbb_attachments`
  ADD KEY `first` (`attach_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_users` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_type` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `group_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `user_password` mediumtext COLLATE utf8mb4_bin,
  `user_email` mediumtext COLLATE utf8mb4_bin,
  `user_ip` mediumtext COLLATE utf8mb4_bin,
  `user_birthday` mediumtext COLLATE utf8mb4_bin,
  `user_regdate` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_posts` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_sig` mediumtext COLLATE utf8mb4_bin,
  `user_sig_bbcode_uid` mediumtext COLLATE utf8mb4_bin,
  `user_rank` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_form_salt` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_users` (`user_id`, `user_type`, `group_id`, `username`, `user_password`, `user_email`, `user_ip`, `user_birthday`, `user_regdate`, `user_posts`, `user_sig`, `user_sig_bbcode_uid`, `user_rank`, `user_form_salt`) VALUES
(1, 2, 0, 'Anonymous', 'CANARY users.user_password', 'CANARY users.user_email', 'CANARY users.user_ip', 'CANARY users.user_birthday', 0, 0, '', '', 0, 'CANARY users.user_form_salt'),
(3, 0, 0, 'Wren Okafor', 'CANARY users.user_password', 'CANARY users.user_email', 'CANARY users.user_ip', 'CANARY users.user_birthday', 1300000000, 1204, 'Third store on the left.\nKnock twice.', '', 2, 'CANARY users.user_form_salt'),
(7, 0, 0, 'Marlow &amp; Pell', 'CANARY users.user_password', 'CANARY users.user_email', 'CANARY users.user_ip', 'CANARY users.user_birthday', 1310000000, 3, '', '', 0, 'CANARY users.user_form_salt'),
(9, 0, 0, 'SECRET member', 'CANARY users.user_password', 'CANARY users.user_email', 'CANARY users.user_ip', 'CANARY users.user_birthday', 1, 0, '', '', 0, 'CANARY users.user_form_salt');
ALTER TABLE `phpbb_users`
  ADD KEY `first` (`user_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_privmsgs` (
  `msg_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message_subject` mediumtext COLLATE utf8mb4_bin,
  `message_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`msg_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_privmsgs` (`msg_id`, `message_subject`, `message_text`) VALUES
(1, 'CANARY privmsgs.message_subject', 'CANARY privmsgs.message_text');
ALTER TABLE `phpbb_privmsgs`
  ADD KEY `first` (`msg_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_drafts` (
  `draft_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `draft_subject` mediumtext COLLATE utf8mb4_bin,
  `draft_message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`draft_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_drafts` (`draft_id`, `draft_subject`, `draft_message`) VALUES
(1, 'CANARY drafts.draft_subject', 'CANARY drafts.draft_message');
ALTER TABLE `phpbb_drafts`
  ADD KEY `first` (`draft_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_log` (
  `log_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `log_operation` mediumtext COLLATE utf8mb4_bin,
  `log_data` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`log_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_log` (`log_id`, `log_operation`, `log_data`) VALUES
(1, 'CANARY log.log_operation', 'CANARY log.log_data');
ALTER TABLE `phpbb_log`
  ADD KEY `first` (`log_id`);

-- --------------------------------------------------------

CREATE TABLE `phpbb_warnings` (
  `warning_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`warning_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `phpbb_warnings` (`warning_id`) VALUES
(1);
ALTER TABLE `phpbb_warnings`
  ADD KEY `first` (`warning_id`);
COMMIT;
