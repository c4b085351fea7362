-- phpMyAdmin SQL Dump
-- version 5.2.1

SET SQL_MODE = "NO_AUTO_VALUE_ON_ZERO";
START TRANSACTION;

-- --------------------------------------------------------

CREATE TABLE `xf_option` (
  `option_id` mediumtext COLLATE utf8mb4_bin,
  `option_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`option_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_option` (`option_id`, `option_value`) VALUES
('boardTitle', 'Lanternside'),
('boardUrl', 'https://lanternside.example/xf'),
('messagesPerPage', '20'),
('contactEmailAddress', 'CANARY@x');
ALTER TABLE `xf_option`
  ADD KEY `first` (`option_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_permission_combination` (
  `permission_combination_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_group_list` mediumtext COLLATE utf8mb4_bin,
  `cache_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`permission_combination_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_permission_combination` (`permission_combination_id`, `user_id`, `user_group_list`, `cache_value`) VALUES
(1, 0, '1', 'a:2:{s:7:\"general\";a:1:{s:4:\"view\";b:1;}s:5:\"forum\";a:1:{s:11:\"viewContent\";b:1;}}'),
(2, 0, '2,3', 'a:1:{s:7:\"general\";a:1:{s:4:\"view\";b:1;}}');
ALTER TABLE `xf_permission_combination`
  ADD KEY `first` (`permission_combination_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_permission_cache_content` (
  `permission_combination_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `content_type` mediumtext COLLATE utf8mb4_bin,
  `content_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `cache_value` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`permission_combination_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_permission_cache_content` (`permission_combination_id`, `content_type`, `content_id`, `cache_value`) VALUES
(1, 'node', 1, 'a:1:{s:4:\"view\";b:1;}'),
(1, 'node', 4, 'a:4:{s:4:\"view\";b:1;s:11:\"viewContent\";b:1;s:10:\"viewOthers\";b:1;s:14:\"viewAttachment\";b:1;}'),
(1, 'node', 5, 'a:1:{s:4:\"view\";b:0;}'),
(1, 'node', 6, 'a:4:{s:4:\"view\";b:1;s:11:\"viewContent\";b:0;s:10:\"viewOthers\";b:1;s:14:\"viewAttachment\";b:1;}'),
(1, 'node', 7, 'a:4:{s:4:\"view\";b:1;s:11:\"viewContent\";b:1;s:10:\"viewOthers\";b:0;s:14:\"viewAttachment\";b:1;}'),
(2, 'node', 5, 'a:4:{s:4:\"view\";b:1;s:11:\"viewContent\";b:1;s:10:\"viewOthers\";b:1;s:14:\"viewAttachment\";b:1;}');
ALTER TABLE `xf_permission_cache_content`
  ADD KEY `first` (`permission_combination_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_node` (
  `node_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `description` mediumtext COLLATE utf8mb4_bin,
  `node_type_id` mediumtext COLLATE utf8mb4_bin,
  `parent_node_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `lft` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `display_order` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`node_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_node` (`node_id`, `title`, `description`, `node_type_id`, `parent_node_id`, `lft`, `display_order`) VALUES
(1, 'Workshop', '', 'Category', 0, 1, 0),
(4, 'Lamps & wicks', 'All that <b>burns</b>.', 'Forum', 1, 2, 0),
(5, 'SECRET board', '', 'Forum', 1, 14, 0),
(6, 'SECRET board', '', 'Forum', 1, 16, 0),
(7, 'SECRET board', '', 'Forum', 1, 18, 0),
(8, 'SECRET board', '', 'Forum', 1, 20, 0);
ALTER TABLE `xf_node`
  ADD KEY `first` (`node_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_phrase` (
  `phrase_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `phrase_text` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`phrase_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_phrase` (`phrase_id`, `title`, `phrase_text`) VALUES
(1, 'thread_prefix_2', 'Wanted');
ALTER TABLE `xf_phrase`
  ADD KEY `first` (`phrase_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_smilie` (
  `smilie_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `smilie_text` mediumtext COLLATE utf8mb4_bin,
  `image_url` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`smilie_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_smilie` (`smilie_id`, `title`, `smilie_text`, `image_url`) VALUES
(1, 'CANARY smilie.title', ':D\n:grin:', 'styles/default/xenforo/smilies/biggrin.png');
ALTER TABLE `xf_smilie`
  ADD KEY `first` (`smilie_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_thread` (
  `thread_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `node_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `title` mediumtext COLLATE utf8mb4_bin,
  `prefix_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `post_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `view_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `sticky` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `discussion_state` mediumtext COLLATE utf8mb4_bin,
  `discussion_open` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `discussion_type` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`thread_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_thread` (`thread_id`, `node_id`, `title`, `prefix_id`, `user_id`, `username`, `post_date`, `view_count`, `sticky`, `discussion_state`, `discussion_open`, `discussion_type`) VALUES
(20, 4, 'The \"third\" lamp', 2, 0, 'CANARY thread.username', 0, 311, 1, 'visible', 1, 'poll'),
(25, 5, 'SECRET', 0, 0, 'CANARY thread.username', 0, 0, 0, 'visible', 1, ''),
(26, 6, 'SECRET', 0, 0, 'CANARY thread.username', 0, 0, 0, 'visible', 1, ''),
(27, 7, 'SECRET', 0, 0, 'CANARY thread.username', 0, 0, 0, 'visible', 1, ''),
(28, 8, 'SECRET', 0, 0, 'CANARY thread.username', 0, 0, 0, 'visible', 1, ''),
(22, 4, 'HIDDEN', 0, 0, 'CANARY thread.username', 0, 0, 0, 'deleted', 1, ''),
(23, 4, 'HIDDEN old name', 0, 0, 'CANARY thread.username', 0, 0, 0, 'visible', 1, 'redirect'),
(24, 4, 'Oil', 0, 0, 'CANARY thread.username', 0, 12, 0, 'visible', 0, '');
ALTER TABLE `xf_thread`
  ADD KEY `first` (`thread_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_post` (
  `post_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `thread_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `post_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  `ip_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message_state` mediumtext COLLATE utf8mb4_bin,
  `position` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `warning_message` mediumtext COLLATE utf8mb4_bin,
  `last_edit_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `last_edit_user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`post_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_post` (`post_id`, `thread_id`, `user_id`, `username`, `post_date`, `message`, `ip_id`, `message_state`, `position`, `warning_message`, `last_edit_date`, `last_edit_user_id`) VALUES
(101, 20, 3, 'Wren Okafor', 1400000101, 'The third lamp went out.', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0),
(102, 20, 7, 'Marlow & Pell', 1400000102, '[QUOTE=\"Wren Okafor, post: 101, member: 3\"]Trim the [B]wick[/B].[/QUOTE]\nI did & it burns :D; it''s \\n fine.\nSee [URL=''https://lamps.example/a?b=1&c=2'']the table[/URL]\n[CODE]if (a < b) { ); } :D\n-- INSERT INTO `x` VALUES (1,''y'');[/CODE]\n[LIST]\n[*]one\n[*]two\n[/LIST]\n[ATTACH]55[/ATTACH]', 0, 'visible', 1, 'CANARY post.warning_message', 1400009000, 7),
(103, 20, 0, 'Gast O''Neil', 1400000103, 'Ein Gruß, und 日本語 🙂', 0, 'visible', 2, 'CANARY post.warning_message', 0, 0),
(104, 20, 7, 'Marlow & Pell', 1400000104, 'HIDDEN', 0, 'moderated', 2, 'CANARY post.warning_message', 0, 0),
(105, 20, 7, 'Marlow & Pell', 1400000105, 'HIDDEN', 0, 'deleted', 2, 'CANARY post.warning_message', 0, 0),
(115, 25, 3, 'Wren Okafor', 1400000115, 'SECRET', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0),
(116, 26, 3, 'Wren Okafor', 1400000116, 'SECRET', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0),
(117, 27, 3, 'Wren Okafor', 1400000117, 'SECRET', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0),
(118, 28, 3, 'Wren Okafor', 1400000118, 'SECRET', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0),
(107, 22, 3, 'Wren Okafor', 1400000107, 'HIDDEN', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0),
(108, 24, 7, 'Marlow & Pell', 1400000108, 'Paraffin.', 0, 'visible', 0, 'CANARY post.warning_message', 0, 0);
ALTER TABLE `xf_post`
  ADD KEY `first` (`post_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_poll` (
  `poll_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `content_type` mediumtext COLLATE utf8mb4_bin,
  `content_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `question` mediumtext COLLATE utf8mb4_bin,
  `responses` blob,
  KEY `first` (`poll_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_poll` (`poll_id`, `content_type`, `content_id`, `question`, `responses`) VALUES
(9, 'thread', 20, 'Which wick?', 0x43414E415259);
ALTER TABLE `xf_poll`
  ADD KEY `first` (`poll_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_poll_response` (
  `poll_response_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `poll_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `response` mediumtext COLLATE utf8mb4_bin,
  `response_vote_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `voters` blob,
  KEY `first` (`poll_response_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_poll_response` (`poll_response_id`, `poll_id`, `response`, `response_vote_count`, `voters`) VALUES
(1, 9, '38 mm', 3, 0x43414E415259),
(2, 9, '40 mm', 9, 0x43414E415259);
ALTER TABLE `xf_poll_response`
  ADD KEY `first` (`poll_response_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_attachment` (
  `attachment_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `data_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `content_type` mediumtext COLLATE utf8mb4_bin,
  `content_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `temp_hash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`attachment_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_attachment` (`attachment_id`, `data_id`, `content_type`, `content_id`, `temp_hash`) VALUES
(54, 14, 'post', 102, 'CANARY attachment.temp_hash'),
(55, 15, 'post', 102, 'CANARY attachment.temp_hash'),
(56, 16, 'conversation_message', 102, 'CANARY attachment.temp_hash');
ALTER TABLE `xf_attachment`
  ADD KEY `first` (`attachment_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_attachment_data` (
  `data_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `filename` mediumtext COLLATE utf8mb4_bin,
  `file_size` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `file_hash` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`data_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_attachment_data` (`data_id`, `user_id`, `filename`, `file_size`, `file_hash`) VALUES
(14, 0, 'table.pdf', 3072, '0123456789abcdef0123456789abcdef'),
(15, 0, 'wick.png', 70, '0123456789abcdef0123456789abcdef'),
(16, 0, 'HIDDEN.pdf', 0, '0123456789abcdef0123456789abcdef');
ALTER TABLE `xf_attachment_data`
  ADD KEY `first` (`data_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_user` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `username` mediumtext COLLATE utf8mb4_bin,
  `email` mediumtext COLLATE utf8mb4_bin,
  `custom_title` mediumtext COLLATE utf8mb4_bin,
  `register_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message_count` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `secret_key` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_user` (`user_id`, `username`, `email`, `custom_title`, `register_date`, `message_count`, `secret_key`) VALUES
(3, 'Wren Okafor', 'CANARY user.email', 'Keeper', 1300000000, 1204, 'CANARY user.secret_key'),
(7, 'Marlow & Pell', 'CANARY user.email', '', 1310000000, 3, 'CANARY user.secret_key');
ALTER TABLE `xf_user`
  ADD KEY `first` (`user_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_user_profile` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `dob_day` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `signature` mediumtext COLLATE utf8mb4_bin,
  `about` mediumtext COLLATE utf8mb4_bin,
  `password_date` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_user_profile` (`user_id`, `dob_day`, `signature`, `about`, `password_date`) VALUES
(3, 0, 'Third store.\n[B]Knock[/B] twice.', 'CANARY user_profile.about', 0);
ALTER TABLE `xf_user_profile`
  ADD KEY `first` (`user_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_user_authenticate` (
  `user_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `data` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`user_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_user_authenticate` (`user_id`, `data`) VALUES
(3, 'CANARY user_authenticate.data');
ALTER TABLE `xf_user_authenticate`
  ADD KEY `first` (`user_id`);

-- --------------------------------------------------------

CREATE TABLE `xf_conversation_message` (
  `message_id` bigint(20) DEFAULT '0' COMMENT 'a, b) ;',
  `message` mediumtext COLLATE utf8mb4_bin,
  KEY `first` (`message_id`)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO `xf_conversation_message` (`message_id`, `message`) VALUES
(1, 'CANARY conversation_message.message');
ALTER TABLE `xf_conversation_message`
  ADD KEY `first` (`message_id`);
COMMIT;
